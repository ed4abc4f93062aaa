import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import type { Agreement, Engagement } from '../../api/types';
import { today, useDates } from '../../ui/dates';
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

/** The terms of today, and below them those that are agreed for later. */
export function AgreementFacts({ engagement: { id, agreement, timeZone } }: { engagement: Engagement }) {
  const { data: all } = useQuery(engagements.agreements(id));
  const now = today(timeZone);
  const coming = (all?.items ?? []).filter(({ validFrom }) => validFrom > now);
  return (
    <>
      <Terms agreement={agreement} />
      {coming.map((later) => (
        <div key={later.validFrom} className={styles.later}>
          <Terms agreement={later} />
        </div>
      ))}
    </>
  );
}

function Terms({ agreement }: { agreement: Agreement }) {
  const { rate, allowanceMinutes, showAmounts, validFrom } = agreement;
  const { formatMessage } = useIntl();
  const dates = useDates();
  return (
    <Facts
      facts={[
        [formatMessage({ id: 'clients.rate' }), rate && <Amount key="rate" money={rate} />],
        [
          formatMessage({ id: 'clients.allowance' }),
          allowanceMinutes && <Hours key="allowance" seconds={allowanceMinutes * 60} />,
        ],
        [
          formatMessage({ id: 'clients.amounts' }),
          formatMessage({ id: showAmounts ? 'clients.amounts-shown' : 'clients.amounts-hidden' }),
        ],
        [formatMessage({ id: 'clients.valid-from' }), dates.day(validFrom, 'full')],
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
