import { FormattedMessage, useIntl } from 'react-intl';
import type { Report } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Card } from '../../ui/page';
import styles from './reports.module.css';

/** What proves that the report is the one that was sent. */
export function Fingerprint({ report }: { report: Report }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  if (!report.contentSha256 || !report.sentAt) return null;
  return (
    <Card title={formatMessage({ id: 'report.frozen' })}>
      <p style={{ margin: '0 0 0.5rem' }}>
        <FormattedMessage
          id="report.frozen-text"
          values={{
            number: report.number,
            at: dates.moment(report.sentAt, report.content.engagement.timeZone),
          }}
        />
      </p>
      <div className="dim small">SHA-256</div>
      <code className={styles.hash}>{report.contentSha256}</code>
    </Card>
  );
}
