import { ActionIcon } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Check, Undo2 } from 'lucide-react';
import { useIntl } from 'react-intl';
import { notices } from '../../api/notices';
import type { Notice } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { useToasts } from '../../ui/toasts';
import { NoticeLink } from './notice-link';
import styles from './notices.module.css';

/** One thing that happened: in a sentence, with what was said, and the way there, which counts as reading it. */
export function NoticeRow({ notice, onRead }: { notice: Notice; onRead: () => Promise<unknown> }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const toasts = useToasts();
  const unread = notice.readAt === null;
  const mark = useMutation({
    mutationFn: (read: boolean) => notices.mark({ ids: [notice.id], read }),
    onSuccess: onRead,
    onError: toasts.failed,
  });
  const sentence = formatMessage(
    { id: `notice.${notice.kind}` },
    {
      name: notice.by || formatMessage({ id: 'notices.somebody' }),
      title: notice.title,
      state: notice.state ?? '',
    },
  );
  const change = formatMessage({ id: unread ? 'notices.mark-read' : 'notices.mark-unread' });
  return (
    <li className={styles.row} data-unread={unread || undefined}>
      <span className={styles.dot} aria-hidden />
      <div className={styles.main}>
        <div className={styles.sentence}>
          {unread && <span className="only-heard">{formatMessage({ id: 'notices.unread' })}: </span>}
          <NoticeLink notice={notice} onFollow={() => unread && mark.mutate(true)}>
            {sentence}
          </NoticeLink>
        </div>
        {notice.text && <p className={styles.text}>{notice.text}</p>}
        <div className="dim small">
          {[
            notice.clientName,
            dates.time(notice.at, person.timeZone),
            notice.times > 1 && formatMessage({ id: 'notices.times' }, { count: notice.times }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`${change}: ${sentence}`}
        title={change}
        disabled={mark.isPending}
        onClick={() => mark.mutate(unread)}
      >
        {unread ? <Check size={16} aria-hidden /> : <Undo2 size={16} aria-hidden />}
      </ActionIcon>
    </li>
  );
}
