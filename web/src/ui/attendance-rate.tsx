import { useQuery } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { attendance } from '../api/attendance';

/** How many appointments a client kept, in one line; nothing where none could be missed yet. */
export function AttendanceRate({ clientId }: { clientId: string }) {
  const { formatMessage, formatNumber } = useIntl();
  const { data } = useQuery(attendance.ofClient(clientId));
  if (!data || data.of + data.cancelledLate + data.open === 0) return null;
  const { attended, of, late, cancelledLate, open } = data;
  const percent = of > 0 && formatNumber(attended / of, { style: 'percent', maximumFractionDigits: 0 });
  const beside = [
    late > 0 && formatMessage({ id: 'attendance.rate-late' }, { count: late }),
    cancelledLate > 0 && formatMessage({ id: 'attendance.rate-cancelled' }, { count: cancelledLate }),
    open > 0 && formatMessage({ id: 'attendance.rate-open' }, { count: open }),
  ].filter(Boolean);
  return (
    <p className="small" style={{ margin: '0.5rem 0' }} title={formatMessage({ id: 'attendance.rate-hint' })}>
      {percent && (
        <strong>
          <FormattedMessage id="attendance.rate" values={{ attended, of, percent }} />
        </strong>
      )}
      {beside.length > 0 && (
        <span className="dim">
          {percent && ' · '}
          {beside.join(' · ')}
        </span>
      )}
    </p>
  );
}
