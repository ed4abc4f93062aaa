import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BookOpen } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { playbooks } from '../../api/playbooks';
import type { Task } from '../../api/types';
import styles from './tasks.module.css';

/** From which playbook the steps came, and from which version of it. */
export function PlaybookSource({ task }: { task: Task }) {
  const { data: playbook } = useQuery({
    ...playbooks.one(task.playbookId ?? ''),
    enabled: task.playbookId !== null,
  });
  if (!playbook || task.playbookNumber === null) return null;
  return (
    <p className={styles.source}>
      <BookOpen size={14} aria-hidden />
      <span>
        <FormattedMessage
          id="checklist.from-playbook"
          values={{
            number: task.playbookNumber,
            playbook: (
              <Link key="playbook" to="/playbooks/$playbookId" params={{ playbookId: playbook.id }}>
                {playbook.title}
              </Link>
            ),
          }}
        />
        {playbook.latest.number > task.playbookNumber && (
          <>
            {' '}
            <FormattedMessage id="checklist.newer-version" values={{ number: playbook.latest.number }} />
          </>
        )}
      </span>
    </p>
  );
}
