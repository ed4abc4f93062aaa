import { CircleSlash2, Coffee, FilePenLine, Layers2, Scissors, Zap, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { TimeEntry } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Hours } from '../../ui/hours';
import { UnsentMark } from '../../ui/unsent-mark';
import { LockNote } from './lock-note';
import { secondsBetween } from './moments';
import styles from './entry-row.module.css';

/** What is particular about an entry, each with a sign and words. */
export function EntryMarks({ entry }: { entry: TimeEntry }) {
  const dates = useDates();
  const { endedAt, measuredEndedAt: measured, timeZone: zone } = entry;
  const differs = entry.billedSeconds !== null && entry.billedSeconds !== entry.durationSeconds;
  return (
    <span className={styles.marks}>
      <UnsentMark entryId={entry.id} />
      {!entry.billable && (
        <Mark icon={CircleSlash2}>
          <FormattedMessage id="entry.not-billable" />
        </Mark>
      )}
      {entry.rush && (
        <Mark icon={Zap}>
          <FormattedMessage id="entry.rush" />
        </Mark>
      )}
      {entry.breakSeconds > 0 && (
        <Mark icon={Coffee}>
          <FormattedMessage
            id="entry.with-break"
            values={{ duration: <Hours key="break" seconds={entry.breakSeconds} /> }}
          />
        </Mark>
      )}
      {measured && endedAt && (
        <Mark icon={Scissors}>
          <FormattedMessage
            id="entry.trimmed"
            values={{
              stopped: dates.time(measured, zone),
              trimmed: dates.time(endedAt, zone),
              by: <Hours key="by" seconds={secondsBetween(endedAt, measured)} />,
            }}
          />
        </Mark>
      )}
      {entry.billable && differs && (
        <span className={styles.mark}>
          <FormattedMessage
            id="entry.billed"
            values={{ duration: <Hours key="billed" seconds={entry.billedSeconds ?? 0} /> }}
          />
        </span>
      )}
      {entry.adjustedSeconds !== 0 && (
        <Mark icon={FilePenLine}>
          <FormattedMessage
            id="entry.adjusted"
            values={{
              duration: <Hours key="now" seconds={(entry.durationSeconds ?? 0) + entry.adjustedSeconds} />,
            }}
          />
        </Mark>
      )}
      {entry.overlapReason && (
        <Mark icon={Layers2}>
          <FormattedMessage id="entry.overlaps-because" values={{ reason: entry.overlapReason }} />
        </Mark>
      )}
      {entry.lock && <LockNote entry={entry} lock={entry.lock} />}
    </span>
  );
}

function Mark({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <span className={styles.mark}>
      <Icon size={13} aria-hidden /> <span>{children}</span>
    </span>
  );
}
