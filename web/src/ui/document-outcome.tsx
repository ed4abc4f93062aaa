import { CircleCheckBig, RotateCcw } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Deliverable } from '../api/types';
import { useSession } from '../api/use-session';
import { useDates } from './dates';
import { standingDecision } from './document-decided';
import styles from './document-decision.module.css';

/** What the client decided about the version they see; nothing while it is open. */
export function DocumentOutcome({ deliverable }: { deliverable: Deliverable }) {
  const decision = standingDecision(deliverable);
  return decision && <DecisionLine decision={decision} />;
}

/** One decision: who, when, about which version, and what was missing. */
export function DecisionLine({ decision }: { decision: Deliverable['decisions'][number] }) {
  const { person } = useSession();
  const dates = useDates();
  const Icon = decision.decision === 'accepted' ? CircleCheckBig : RotateCcw;
  return (
    <div className={styles.outcome} data-decision={decision.decision}>
      <Icon size={16} aria-hidden className={styles.sign} />
      <div>
        <FormattedMessage
          id={`document.outcome.${decision.decision}`}
          values={{
            name: decision.byName,
            at: dates.moment(decision.at, person.timeZone),
            number: decision.version,
          }}
        />
        {decision.reason && <blockquote className={styles.reason}>{decision.reason}</blockquote>}
      </div>
    </div>
  );
}
