import { ActionIcon, Button, Menu } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { EllipsisVertical, Eye, History, Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { comments } from '../api/comments';
import type { Comment } from '../api/types';
import { useSession } from '../api/use-session';
import { AttachmentLinks } from './comment-attachments';
import { CommentField } from './comment-field';
import { VisibilityMark } from './comment-mark';
import { mentioned, type Mentionable } from './comment-mentions';
import styles from './comment.module.css';
import { useDates } from './dates';
import { Dialog } from './dialog';
import { Loaded } from './loaded';
import { Markdown } from './markdown';
import { ProblemNote } from './problem-note';
import { useToasts } from './toasts';

interface CommentItemProps {
  comment: Comment;
  people: readonly Mentionable[];
  /** The reader is the client: all they see is theirs to see, so it is not said. */
  asClient: boolean;
}

/** What somebody said, with who reads it. */
export function CommentItem({ comment, people, asClient }: CommentItemProps) {
  const { person } = useSession();
  const dates = useDates();
  const [editing, setEditing] = useState(false);
  const [edits, setEdits] = useState(false);
  if (comment.deletedAt !== null) return <Deleted comment={comment} />;
  return (
    <li className={styles.item} data-visibility={comment.visibility} data-client={asClient || undefined}>
      <div className={styles.head}>
        <span className={styles.author}>{comment.authorName}</span>
        <span className="dim small">
          {comment.authorRole === 'contact' && (
            <>
              <FormattedMessage id="comment.at-client" />
              {' · '}
            </>
          )}
          <time dateTime={comment.createdAt}>{dates.moment(comment.createdAt, person.timeZone)}</time>
          {comment.edits > 0 && (
            <>
              {' · '}
              <button
                type="button"
                className={styles.edited}
                aria-expanded={edits}
                onClick={() => setEdits(!edits)}
              >
                <FormattedMessage id="comment.edited" values={{ count: comment.edits }} />
              </button>
            </>
          )}
        </span>
        {!asClient && <VisibilityMark visibility={comment.visibility} />}
        <CommentMenu comment={comment} onEdit={() => setEditing(true)} />
      </div>
      {editing ? (
        <EditForm comment={comment} people={people} onClose={() => setEditing(false)} />
      ) : (
        <Markdown text={comment.body} />
      )}
      <AttachmentLinks attachments={comment.attachments} />
      {edits && <Edits commentId={comment.id} />}
    </li>
  );
}

function CommentMenu({ comment, onEdit }: { comment: Comment; onEdit: () => void }) {
  const { formatMessage } = useIntl();
  const { remove, share } = useCommentChanges(comment);
  const [asking, setAsking] = useState(false);
  const { can } = comment;
  if (!can.edit && !can.remove && !can.share) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            className={styles.menu}
            variant="subtle"
            color="gray"
            aria-label={formatMessage({ id: 'comment.menu' }, { name: comment.authorName })}
          >
            <EllipsisVertical size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {can.edit && (
            <Menu.Item leftSection={<Pencil size={15} aria-hidden />} onClick={onEdit}>
              <FormattedMessage id="common.edit" />
            </Menu.Item>
          )}
          {can.share && (
            <Menu.Item leftSection={<Eye size={15} aria-hidden />} onClick={() => setAsking(true)}>
              <FormattedMessage id="comment.share" />
            </Menu.Item>
          )}
          {can.remove && (
            <Menu.Item leftSection={<Trash2 size={15} aria-hidden />} onClick={remove}>
              <FormattedMessage id="common.delete" />
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Dialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={formatMessage({ id: 'comment.share-title' })}
      >
        <p style={{ marginTop: 0 }}>
          <FormattedMessage id="comment.share-text" />
        </p>
        <div className={styles.buttons}>
          <Button
            leftSection={<Eye size={15} aria-hidden />}
            onClick={() => {
              setAsking(false);
              share();
            }}
          >
            <FormattedMessage id="comment.share-do" />
          </Button>
          <Button variant="default" onClick={() => setAsking(false)}>
            <FormattedMessage id="common.cancel" />
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function useCommentChanges({ id, version }: Comment): {
  refresh: () => Promise<unknown>;
  remove: () => void;
  restore: () => void;
  share: () => void;
} {
  const queries = useQueryClient();
  const toasts = useToasts();
  const { formatMessage } = useIntl();
  const refresh = () =>
    Promise.all(
      ['comments', 'attachments', 'tasks'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })),
    );
  const run = (work: Promise<unknown>, then?: () => void) => {
    work.then(() => then?.(), toasts.failed).finally(() => void refresh());
  };
  return {
    refresh,
    share: () => run(comments.edit(id, { visibility: 'client' }, version)),
    restore: () => run(comments.restore(id)),
    remove: () =>
      run(comments.remove(id, version), () =>
        toasts.undo(formatMessage({ id: 'comment.removed' }), () => comments.restore(id).then(refresh)),
      ),
  };
}

function EditForm({
  comment,
  people,
  onClose,
}: {
  comment: Comment;
  people: readonly Mentionable[];
  onClose: () => void;
}) {
  const { formatMessage } = useIntl();
  const { refresh } = useCommentChanges(comment);
  const [body, setBody] = useState(comment.body);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const readers = comment.visibility === 'client' ? people : people.filter(({ contact }) => !contact);
  const save = () => {
    if (!body.trim() || pending) return;
    setPending(true);
    setError(null);
    comments
      .edit(comment.id, { body: body.trim(), mentions: mentioned(body, readers) }, comment.version)
      .then(refresh)
      .then(onClose)
      .catch(setError)
      .finally(() => setPending(false));
  };
  return (
    <form
      className={styles.edit}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <ProblemNote error={error} />
      <CommentField
        autoFocus
        label={formatMessage({ id: 'comment.edit' })}
        value={body}
        onType={setBody}
        people={readers}
        onSend={save}
      />
      <div className={styles.buttons}>
        <Button type="submit" size="compact-sm" loading={pending} disabled={!body.trim()}>
          <FormattedMessage id="common.save" />
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
}

/** What stood there before, the latest first. */
function Edits({ commentId }: { commentId: string }) {
  const { person } = useSession();
  const dates = useDates();
  const query = useQuery(comments.edits(commentId));
  return (
    <Loaded query={query}>
      {({ items }) => (
        <ol className={styles.edits}>
          {items.map((edit) => (
            <li key={edit.id}>
              <span className="dim small">
                <History size={13} aria-hidden />{' '}
                <FormattedMessage
                  id="comment.until"
                  values={{ at: dates.moment(edit.replacedAt, person.timeZone) }}
                />
              </span>
              <Markdown text={edit.body} />
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

/** Listed only to whoever may bring it back. */
function Deleted({ comment }: { comment: Comment }) {
  const { restore } = useCommentChanges(comment);
  return (
    <li className={styles.gone}>
      <FormattedMessage id="comment.gone" values={{ name: comment.authorName }} />
      {comment.can.restore && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<RotateCcw size={13} aria-hidden />}
          onClick={restore}
        >
          <FormattedMessage id="comment.restore" />
        </Button>
      )}
    </li>
  );
}
