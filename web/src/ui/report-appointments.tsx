import { FormattedMessage, useIntl } from 'react-intl';
import type { ReportContent } from '../api/types';
import { useAppointmentTimes } from './appointment-times';
import { hoursText } from './hours';
import { Card } from './page';
import { Row, Rows } from './rows';
import styles from './report-sheet.module.css';

/** Sessions of the days, what became of each, and how many were kept. */
export function ReportAppointments({ content: { appointments, engagement } }: { content: ReportContent }) {
  const { formatMessage, formatNumber } = useIntl();
  const times = useAppointmentTimes();
  const { items, rate } = appointments;
  if (items.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'report.appointments' })}>
      <Rows>
        {items.map(({ id, title, host, attendance, useful, charged, ...stretch }) => (
          <Row
            key={id}
            title={title}
            note={[
              times.whole(stretch, engagement.timeZone),
              host,
              formatMessage({ id: 'report.attendance' }, { attendance: attendance ?? 'open' }),
              useful && formatMessage({ id: 'report.useful' }, { useful }),
              charged && formatMessage({ id: 'report.charged' }, { hours: hoursText(charged.seconds) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
      {rate && (
        <p className={`${styles.hint} dim small`}>
          <FormattedMessage
            id="report.appointments-rate"
            values={{
              ...rate,
              percent: formatNumber(rate.attended / rate.of, { style: 'percent', maximumFractionDigits: 0 }),
            }}
          />
        </p>
      )}
    </Card>
  );
}
