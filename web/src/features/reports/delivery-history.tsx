import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { History, Mail } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { reports } from '../../api/reports';
import type { Delivery } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { SkeletonRows } from '../../ui/page';
import styles from './deliveries.module.css';

/** What became of one delivery, step by step, and the mail itself as it left. */
export function DeliveryHistory({ reportId, delivery }: { reportId: string; delivery: Delivery }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className={styles.actions}>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<History size={14} aria-hidden />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <FormattedMessage id="report.delivery-history" values={{ name: delivery.contactName }} />
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
