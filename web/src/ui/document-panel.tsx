import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Deliverable } from '../api/types';
import { useSession } from '../api/use-session';
import { DocumentActions } from './document-actions';
import { DocumentStateBadge, DraftVersionBadge } from './document-badges';
import type { DocumentChanges } from './document-changes';
import { standingDecision } from './document-decided';
import { DocumentDecision } from './document-decision';
import { DocumentFacts } from './document-facts';
import { DecisionLine, DocumentOutcome } from './document-outcome';
import { DocumentPreview } from './document-preview';
import { DocumentVersions } from './document-versions';
import { UploadRows } from './upload-rows';
import styles from './document-panel.module.css';

interface DocumentPanelProps {
  deliverable: Deliverable;
  changes: DocumentChanges;
  onClose: () => void;
}

/** What it looks like, where it stands, and what the reader may do with it. */
export function DocumentPanel({ deliverable, changes, onClose }: DocumentPanelProps) {
  const { formatMessage } = useIntl();
  const { seat } = useSession();
  const [chosen, setChosen] = useState<number | null>(null);
  const { versions, latest, decisions, state } = deliverable;
  const looked = versions.find(({ number }) => number === chosen) ?? latest;
  const toClient = seat.role === 'contact';
  // The one that stands is said above.
  const standing = standingDecision(deliverable);
  const earlier = decisions.filter((decision) => decision !== standing);
  return (
    <div className={styles.panel}>
      <section className={styles.look} aria-label={formatMessage({ id: 'document.preview' })}>
        {looked.number !== latest.number && (
          <p className={styles.older} role="status">
            <FormattedMessage id="document.looking-at" values={{ number: looked.number }} />
          </p>
        )}
        <DocumentPreview key={looked.number} deliverable={deliverable} version={looked} />
      </section>
      <div className={styles.side}>
        <div className={styles.badges}>
          <DocumentStateBadge state={state} toClient={toClient} />
          {!toClient && <DraftVersionBadge deliverable={deliverable} />}
        </div>
        {toClient ? (
          <DocumentDecision deliverable={deliverable} />
        ) : (
          <>
            <DocumentOutcome deliverable={deliverable} hashed />
            <DocumentActions deliverable={deliverable} changes={changes} onClose={onClose} />
            <UploadRows uploads={changes.uploads} />
          </>
        )}
        <DocumentFacts deliverable={deliverable} version={looked} toClient={toClient} />
        <section>
          <h2 className={styles.heading}>
            <FormattedMessage id="document.versions" />
          </h2>
          <DocumentVersions
            deliverable={deliverable}
            looked={looked.number}
            toClient={toClient}
            onLook={setChosen}
          />
        </section>
        {earlier.length > 0 && (
          <section>
            <h2 className={styles.heading}>
              <FormattedMessage id="document.decisions-before" />
            </h2>
            <ol className={styles.decisions}>
              {earlier.toReversed().map((decision) => (
                <li key={`${decision.version} ${decision.at}`}>
                  <DecisionLine decision={decision} hashed />
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </div>
  );
}
