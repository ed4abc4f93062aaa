import { useQuery } from '@tanstack/react-query';
import { Circle, CircleCheckBig } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { clients } from '../../api/clients';
import { reports } from '../../api/reports';
import { timeEntries } from '../../api/time-entries';
import { LinkButton } from '../../ui/link-button';
import { Card } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import styles from './today.module.css';

const steps = ['workspace', 'client', 'hours', 'report'] as const;
type Step = (typeof steps)[number];

const ways = { workspace: '/settings', client: '/clients', hours: '/time', report: '/reports' } as const;

/** What a new workspace needs to get to its first report; ticked by what really happened, gone when all is done. */
export function FirstSteps() {
  const { formatMessage } = useIntl();
  const known = useQuery(clients.list());
  const latest = useQuery(timeEntries.latest);
  const drafts = useQuery(reports.list({ state: 'draft' }));
  const sent = useQuery(reports.list({ state: 'sent' }));
  const accepted = useQuery(reports.list({ state: 'accepted' }));
  if (!known.data || !latest.data || !drafts.data || !sent.data || !accepted.data) return null;
  const count = drafts.data.items.length + sent.data.items.length + accepted.data.items.length;
  const done: Record<Step, boolean> = {
    workspace: true,
    client: known.data.items.length > 0,
    hours: latest.data.items.length > 0,
    report: count > 0,
  };
  const next = steps.find((step) => !done[step]);
  if (!next) return null;
  return (
    <Card flush title={formatMessage({ id: 'first-steps.title' })}>
      <Rows>
        {steps.map((step) => (
          <Row
            key={step}
            title={
              <span className={styles.step} data-done={done[step] || undefined}>
                {done[step] ? <CircleCheckBig size={18} aria-hidden /> : <Circle size={18} aria-hidden />}
                <span>
                  <FormattedMessage id={`first-steps.${step}`} />
                  {done[step] && (
                    <span className="only-heard">
                      {' '}
                      <FormattedMessage id="first-steps.done" />
                    </span>
                  )}
                </span>
              </span>
            }
            end={
              step === next && (
                <LinkButton to={ways[step]} size="xs">
                  <FormattedMessage id={`first-steps.go-${step}`} />
                </LinkButton>
              )
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
