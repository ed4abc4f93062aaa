import { CircleSlash2, Lock, Timer } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useSession } from '../../../api/use-session';
import looks from '../../../ui/calendar-piece.module.css';
import { useDates } from '../../../ui/dates';
import { clock, hoursText } from '../../../ui/hours';
import { useNow } from '../../../ui/now';
import { workedSeconds, type Block } from './blocks';
import styles from './entry-calendar.module.css';

interface BlockWordsProps {
  block: Block;
  /** Too low for two lines. */
  short: boolean;
}

/** What stands on a block: work and client, its times, how long it really was, and why it stays. */
export function BlockWords({ block, short }: BlockWordsProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const { entry } = block;
  const from = entry.startedAt && dates.time(entry.startedAt, person.timeZone);
  const to = entry.endedAt && dates.time(entry.endedAt, person.timeZone);
  const seconds = workedSeconds(entry);
  const reason = entry.lock && formatMessage({ id: `calendar.${entry.lock.reason}` });
  return (
    <div
      className={`${looks.words} ${styles.words}`}
      data-entry={block.id}
      data-short={short || undefined}
      data-low={short || seconds < 3600 || undefined}
      title={reason ?? undefined}
    >
      <span className={looks.time}>
        {from && <span className={styles.clock}>{`${from}–${to ?? '…'} · `}</span>}
        <strong className={styles.long}>
          {entry.running ? <Growing block={block} /> : hoursText(seconds)}
        </strong>
      </span>
      <span className={looks.title}>
        {entry.lock && <Lock size={11} aria-hidden />}
        {entry.running && <Timer size={11} aria-hidden />}
        {!entry.billable && <CircleSlash2 size={11} aria-hidden />}
        <span>{block.title}</span>
      </span>
      {reason && <span className="only-heard">{reason}</span>}
      {!entry.billable && <span className="only-heard">{formatMessage({ id: 'entry.not-billable' })}</span>}
    </div>
  );
}

function Growing({ block }: { block: Block }) {
  const now = useNow(true);
  return <>{clock((now - Date.parse(block.start)) / 1000 - block.entry.breakSeconds)}</>;
}
