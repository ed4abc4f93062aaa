import { CircleCheckBig, RotateCcw } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Deliverable } from '../api/types';
import { useSession } from '../api/use-session';
import { useDates } from './dates';
import { standingDecision } from './document-decided';
import { DocumentHash } from './document-hash';
import styles from './document-decision.module.css';

interface DocumentOutcomeProps {
  deliverable: Deliverable;
  /** Says the version by its fingerprint too. */
  hashed?: boolean;
}

/** What the client decided about the version they see; nothing while it is open. */
export function DocumentOutcome({ deliverable, hashed = false }: DocumentOutcomeProps) {
  const decision = standingDecision(deliverable);
  return decision && <DecisionLine decision={decision} hashed={hashed} />;
}

interface DecisionLineProps {
  decision: Deliverable['decisions'][number];
  hashed?: boolean;
}

/** One decision: who, when, about which version, and what was missing. */
export function DecisionLine({ decision, hashed = false }: DecisionLineProps) {
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
        {hashed && (
          <div className="dim small">
            SHA-256 <DocumentHash sha256={decision.sha256} />
          </div>
        )}
        {decision.reason && <blockquote className={styles.reason}>{decision.reason}</blockquote>}
      </div>
    </div>
  );
}
