import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { History, Mail } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Delivery } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { SkeletonRows } from '../../ui/page';
import styles from './deliveries.module.css';

interface DeliveryHistoryProps {
  reportId: string;
  delivery: Delivery;
  /** What can be done with it, in the same line. */
  children: ReactNode;
}

/** What became of one delivery, step by step, and the mail itself as it left. */
export function DeliveryHistory({ reportId, delivery, children }: DeliveryHistoryProps) {
  const { formatMessage } = useIntl();
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className={styles.actions}>
        {children}
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<History size={14} aria-hidden />}
          aria-expanded={open}
          aria-label={formatMessage({ id: 'report.delivery-history-named' }, { name: delivery.contactName })}
          onClick={() => setOpen(!open)}
        >
          <FormattedMessage id="report.delivery-history" />
        </Button>
        {delivery.can.readMail && (
          <Button
            component="a"
            href={reports.mailAddress(reportId, delivery.id)}
            download
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<Mail size={14} aria-hidden />}
            aria-label={formatMessage({ id: 'report.delivery-mail-named' }, { name: delivery.contactName })}
          >
            <FormattedMessage id="report.delivery-mail" />
          </Button>
        )}
      </div>
      {open && <Steps reportId={reportId} deliveryId={delivery.id} />}
    </>
  );
}

function Steps({ reportId, deliveryId }: { reportId: string; deliveryId: string }) {
  const { person } = useSession();
  const dates = useDates();
  const query = useQuery(reports.deliveryHistory(reportId, deliveryId));
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={2} height={24} />}>
      {({ items }) => (
        <ol className={styles.steps}>
          {items.map(({ at, state, answer }, index) => (
            <li key={index}>
              <span className="dim">{dates.moment(at, person.timeZone)}</span>{' '}
              <FormattedMessage id="report.delivery-step" values={{ state }} />
              {answer && <span className={styles.said}>{answer}</span>}
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}
