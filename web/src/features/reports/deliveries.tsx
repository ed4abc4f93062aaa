import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Delivery, Report } from '../../api/types';
import { languageNames } from '../../i18n/language';
import { useDates } from '../../ui/dates';
import { Card } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import { useToasts } from '../../ui/toasts';
import styles from './reports.module.css';

/** To whom the report went, and what became of each mail. */
export function Deliveries({ report }: { report: Report }) {
  const { formatMessage } = useIntl();
  if (report.deliveries.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'report.deliveries' })}>
      <Rows>
        {report.deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} report={report} delivery={delivery} />
        ))}
      </Rows>
    </Card>
  );
}

function DeliveryRow({ report, delivery }: { report: Report; delivery: Delivery }) {
  const dates = useDates();
  const queries = useQueryClient();
  const toasts = useToasts();
  const retry = useMutation({
    mutationFn: () => reports.retryDelivery(report.id, delivery.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['reports'] }),
    onError: toasts.failed,
  });
  const { contactName, email, language, state, sentAt, lastError } = delivery;
  const at = sentAt ? dates.moment(sentAt, report.content.engagement.timeZone) : '';
  return (
    <Row
      title={contactName}
      note={
        <>
          {email} · {languageNames[language]}
          <div className={state === 'failed' ? styles.failed : undefined} aria-live="polite">
            <FormattedMessage id={`report.delivery.${state}`} values={{ at }} />
            {lastError && `: ${lastError}`}
          </div>
        </>
      }
      end={
        state === 'failed' && (
          <Button size="compact-sm" variant="light" loading={retry.isPending} onClick={() => retry.mutate()}>
            <FormattedMessage id="common.retry" />
          </Button>
        )
      }
    />
  );
}
