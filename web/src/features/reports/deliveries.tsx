import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  Ban,
  CircleAlert,
  Clock,
  Eye,
  Link2,
  Link2Off,
  MailCheck,
  MailX,
  RefreshCw,
  RotateCw,
  type LucideIcon,
} from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Delivery, Report } from '../../api/types';
import { useSession } from '../../api/use-session';
import { languageNames } from '../../i18n/language';
import { useDates } from '../../ui/dates';
import { Card } from '../../ui/page';
import { useToasts } from '../../ui/toasts';
import { DeliveryHistory } from './delivery-history';
import styles from './deliveries.module.css';

const icons: Record<Delivery['state'], LucideIcon> = {
  queued: Clock,
  deferred: Clock,
  sent: MailCheck,
  refused: MailX,
  bounced: MailX,
  failed: CircleAlert,
  suppressed: Ban,
  withdrawn: Link2Off,
};
/** Where somebody has to do something, so that the report arrives. */
const troubled: readonly Delivery['state'][] = ['refused', 'bounced', 'failed', 'suppressed'];

/** To whom the report went, and what became of each mail and of the link in it. */
export function Deliveries({ report }: { report: Report }) {
  const { formatMessage } = useIntl();
  if (report.deliveries.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'report.deliveries' })}>
      <ul className={styles.deliveries} aria-live="polite">
        {report.deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} reportId={report.id} delivery={delivery} />
        ))}
      </ul>
    </Card>
  );
}

function DeliveryRow({ reportId, delivery }: { reportId: string; delivery: Delivery }) {
  const { formatMessage } = useIntl();
  const { person, can } = useSession();
  const dates = useDates();
  const { contactName, email, role, language, state, sentAt, openedAt, linkRevokedAt } = delivery;
  const trouble = troubled.includes(state);
  const Icon = icons[state];
  const at = (instant: string | null) => (instant ? dates.moment(instant, person.timeZone) : '');
  return (
    <li className={styles.delivery}>
      <div className={styles.name}>{contactName}</div>
      <div className="dim small">
        {[email, languageNames[language], role === 'cc' && formatMessage({ id: 'report.delivery-cc' })]
          .filter(Boolean)
          .join(' · ')}
      </div>
      <div className={trouble ? styles.failed : styles.state}>
        <Icon size={14} aria-hidden />
        <span>
          <FormattedMessage
            id={`report.delivery.${state}`}
            values={{ at: at(state === 'deferred' ? delivery.nextTryAt : sentAt) }}
          />
          {trouble && (
            <span className={styles.advice}>
              <FormattedMessage id="report.delivery-advice" values={{ state }} />
            </span>
          )}
          {state === 'suppressed' && can.manageMembers && (
            <span className={styles.advice}>
              <FormattedMessage id="report.delivery-listed" values={{ link: <ToSuppressions /> }} />
            </span>
          )}
        </span>
      </div>
      {openedAt && (
        <div className={styles.state}>
          <Eye size={14} aria-hidden />
          <FormattedMessage id="report.delivery-opened" values={{ at: at(openedAt) }} />
        </div>
      )}
      {linkRevokedAt && (
        <div className={styles.state}>
          <Link2Off size={14} aria-hidden />
          <FormattedMessage id="report.link-taken-back" values={{ at: at(linkRevokedAt) }} />
        </div>
      )}
      <DeliveryHistory reportId={reportId} delivery={delivery}>
        <DeliveryActions reportId={reportId} delivery={delivery} />
      </DeliveryHistory>
    </li>
  );
}

/** Where an owner takes an address off the list. */
function ToSuppressions() {
  return (
    <Link to="/settings" hash="suppressions">
      <FormattedMessage id="report.delivery-list" />
    </Link>
  );
}

function DeliveryActions({ reportId, delivery }: { reportId: string; delivery: Delivery }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { id, contactName, linkRevokedAt, can } = delivery;
  const shown = {
    onSuccess: (fresh: Report) => queries.setQueryData(reports.one(reportId).queryKey, fresh),
    onError: toasts.failed,
  };
  const retry = useMutation({ ...shown, mutationFn: () => reports.retryDelivery(reportId, id) });
  const link = useMutation({
    ...shown,
    mutationFn: () =>
      linkRevokedAt ? reports.giveBackLink(reportId, id) : reports.takeBackLink(reportId, id),
  });
  const renew = useMutation({ ...shown, mutationFn: () => reports.renewLink(reportId, id) });
  const named = (key: `report.${'retry' | 'take-back' | 'give-back' | 'renew-link'}-named`) =>
    formatMessage({ id: key }, { name: contactName });
  const LinkMark = linkRevokedAt ? Link2 : Link2Off;
  return (
    <>
      {can.retry && (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<RotateCw size={14} aria-hidden />}
          aria-label={named('report.retry-named')}
          loading={retry.isPending}
          onClick={() => retry.mutate()}
        >
          <FormattedMessage id="common.retry" />
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<LinkMark size={14} aria-hidden />}
        aria-label={named(linkRevokedAt ? 'report.give-back-named' : 'report.take-back-named')}
        loading={link.isPending}
        onClick={() => link.mutate()}
      >
        <FormattedMessage id={linkRevokedAt ? 'report.give-back' : 'report.take-back'} />
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<RefreshCw size={14} aria-hidden />}
        aria-label={named('report.renew-link-named')}
        loading={renew.isPending}
        onClick={() => renew.mutate()}
      >
        <FormattedMessage id="report.renew-link" />
      </Button>
    </>
  );
}
