import { CalendarPlus } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { EntryCandidate } from '../../../api/entry-candidates';
import { hoursText } from '../../../ui/hours';
import styles from './entry-calendar.module.css';

interface GhostWordsProps {
  candidate: EntryCandidate;
  /** Of the part that is drawn here. */
  minutes: number;
  /** Too low for two lines. */
  short: boolean;
}

/** What stands on an event that is not logged yet. */
export function GhostWords({ candidate, minutes, short }: GhostWordsProps) {
  const { title, clientName } = candidate;
  return (
    <div
      className={styles.words}
      data-candidate={candidate.id}
      data-short={short || undefined}
      data-low={minutes < 60 || undefined}
    >
      <span className={styles.time}>
        <strong>{hoursText(minutes * 60)}</strong>
      </span>
      <span className={styles.title}>
        <CalendarPlus size={11} aria-hidden />
        <span>{clientName ? `${title} · ${clientName}` : title}</span>
      </span>
      <span className="only-heard">
        <FormattedMessage id="candidate.ghost" />
      </span>
    </div>
  );
}
