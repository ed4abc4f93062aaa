import { CalendarPlus } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { EntryCandidate } from '../../../api/entry-candidates';
import looks from '../../../ui/calendar-piece.module.css';
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
      className={`${looks.words} ${styles.words}`}
      data-candidate={candidate.id}
      data-short={short || undefined}
      data-low={short || minutes < 60 || undefined}
    >
      <span className={looks.time}>
        <strong className={styles.long}>{hoursText(minutes * 60)}</strong>
      </span>
      <span className={looks.title}>
        <CalendarPlus size={11} aria-hidden />
        <span>{clientName ? `${title} · ${clientName}` : title}</span>
      </span>
      <span className="only-heard">
        <FormattedMessage id="candidate.ghost" />
      </span>
    </div>
  );
}
