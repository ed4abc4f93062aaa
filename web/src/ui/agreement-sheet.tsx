import { FormattedMessage, useIntl } from 'react-intl';
import type { AgreementReading } from '../api/types';
import { TermChanges } from './agreement-changes';
import { Markdown } from './markdown';
import { Card } from './page';
import styles from './agreement.module.css';

interface AgreementSheetProps {
  agreement: AgreementReading;
  /** It is the first: there is nothing to compare it with. */
  first: boolean;
}

/** The terms of an agreement as both sides read them: what changes, what is agreed, what is measured. */
export function AgreementSheet({ agreement, first }: AgreementSheetProps) {
  const { formatMessage } = useIntl();
  const { scope, lines, clauseTexts, changes, sha256 } = agreement;
  return (
    <>
      {!first && (
        <Card title={formatMessage({ id: 'agreement.changes' })}>
          {changes.length > 0 ? (
            <TermChanges changes={changes} />
          ) : (
            <p className={`${styles.quiet} dim`}>
              <FormattedMessage id="agreement.changes-none" />
            </p>
          )}
        </Card>
      )}
      <Card title={formatMessage({ id: 'agreement.terms' })}>
        {scope !== '' && (
          <div className={styles.scope}>
            <Markdown text={scope} />
          </div>
        )}
        <dl className={styles.lines}>
          {lines.map(({ term, label, value }) => (
            <div key={term}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className={`${styles.print} dim small`}>
          <FormattedMessage id="agreement.fingerprint" /> <code>{sha256}</code>
        </p>
      </Card>
      {clauseTexts.length > 0 && (
        <Card title={formatMessage({ id: 'terms.part.clauses' })}>
          <ul className={styles.clauses}>
            {clauseTexts.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
          <p className={`${styles.quiet} dim small`}>
            <FormattedMessage id="agreement.clauses-hint" />
          </p>
        </Card>
      )}
    </>
  );
}
