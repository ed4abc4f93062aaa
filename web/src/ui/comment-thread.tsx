import { useQuery } from '@tanstack/react-query';
import { FormattedMessage } from 'react-intl';
import { comments } from '../api/comments';
import { CommentForm } from './comment-form';
import { CommentItem } from './comment-item';
import type { Mentionable } from './comment-mentions';
import styles from './comment.module.css';
import { Loaded } from './loaded';
import { SkeletonRows } from './page';

interface CommentThreadProps {
  taskId: string;
  /** Who can be named. */
  people: readonly Mentionable[];
  /** The reader is a contact: no word on who reads it, and nothing internal. */
  asClient?: boolean;
}

/** What was said about a task, the first first, and the place to say more. */
export function CommentThread({ taskId, people, asClient = false }: CommentThreadProps) {
  const query = useQuery(comments.list(taskId));
  return (
    <div className={styles.thread}>
      <Loaded query={query} skeleton={<SkeletonRows count={2} height={64} />}>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <p className={styles.nothing}>
                <FormattedMessage id={asClient ? 'comment.nothing-client' : 'comment.nothing'} />
              </p>
            )}
            <ul className={styles.items}>
              {items
                .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt))
                .map((comment) => (
                  <CommentItem key={comment.id} comment={comment} people={people} asClient={asClient} />
                ))}
            </ul>
          </>
        )}
      </Loaded>
      <CommentForm taskId={taskId} people={people} asClient={asClient} />
    </div>
  );
}
