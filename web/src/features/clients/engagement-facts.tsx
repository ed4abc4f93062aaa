import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Engagement } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Hours } from '../../ui/hours';
import { Amount } from '../../ui/money';
import { useWeekdays } from './place-fields';
import styles from './clients.module.css';

function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <Fact key={name} name={name}>
          {value}
        </Fact>
      ))}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children ?? <span className="dim">–</span>}</dd>
    </>
  );
}

export function AgreementFacts({ engagement: { agreement } }: { engagement: Engagement }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  return (
    <Facts
      facts={[
        [
          formatMessage({ id: 'clients.rate' }),
          agreement.rate && <Amount key="rate" money={agreement.rate} />,
        ],
        [
          formatMessage({ id: 'clients.allowance' }),
          agreement.allowanceMinutes && <Hours key="allowance" seconds={agreement.allowanceMinutes * 60} />,
        ],
        [
          formatMessage({ id: 'clients.amounts' }),
          formatMessage({ id: agreement.showAmounts ? 'clients.amounts-shown' : 'clients.amounts-hidden' }),
        ],
        [formatMessage({ id: 'clients.valid-from' }), dates.day(agreement.validFrom, 'full')],
      ]}
    />
  );
}

export function PlaceFacts({ engagement }: { engagement: Engagement }) {
  const { formatMessage } = useIntl();
  const weekdays = useWeekdays();
  return (
    <Facts
      facts={[
        [formatMessage({ id: 'common.time-zone' }), engagement.timeZone],
        [formatMessage({ id: 'clients.currency' }), engagement.currency],
        [formatMessage({ id: 'clients.week-starts' }), weekdays[engagement.weekStartsOn - 1]?.label],
      ]}
    />
  );
}

export function ScheduleFacts({ engagement: { schedule, timeZone } }: { engagement: Engagement }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const weekdays = useWeekdays();
  if (!schedule.enabled) {
    return (
      <p className="dim" style={{ margin: 0 }}>
        <FormattedMessage id="clients.schedule-off" />
      </p>
    );
  }
  return (
    <Facts
      facts={[
        [
          formatMessage({ id: 'clients.schedule-when' }),
          `${weekdays[schedule.weekday - 1]?.label ?? ''} ${schedule.time}`,
        ],
        [
          formatMessage({ id: 'clients.schedule-then' }),
          formatMessage({ id: schedule.autoSend ? 'clients.schedule-sent' : 'clients.schedule-draft' }),
        ],
        [
          formatMessage({ id: 'clients.schedule-next' }),
          schedule.nextRunAt && dates.moment(schedule.nextRunAt, timeZone),
        ],
      ]}
    />
  );
}
