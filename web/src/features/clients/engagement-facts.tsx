import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { agreements } from '../../api/agreements';
import type { Agreement, Engagement } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Hours } from '../../ui/hours';
import { Amount } from '../../ui/money';
import { AgreementHistory } from './agreement-history';
import { useWeekdays } from './place-fields';
import { useTermsWords } from './terms-words';
import styles from './clients.module.css';

/** Names and values of what was agreed; a dash where nothing was. */
export function Facts({ facts }: { facts: [string, ReactNode][] }) {
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

/** The terms of today, in figures and in words; below them every agreement there was or will be. */
export function AgreementFacts({ engagement }: { engagement: Engagement }) {
  const { data } = useQuery(agreements.list(engagement.id));
  const [open, setOpen] = useState(false);
  const all = data?.items ?? [];
  const more = all.length > 1 || all.some(({ can }) => can.edit || can.remove);
  return (
    <>
      <Terms agreement={engagement.agreement} />
      {more && (
        <Button
          mt={8}
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <FormattedMessage id={open ? 'terms.hide-all' : 'terms.show-all'} values={{ count: all.length }} />
        </Button>
      )}
      {open && <AgreementHistory engagement={engagement} all={all} />}
    </>
  );
}

function Terms({ agreement }: { agreement: Agreement }) {
  const { rate, allowanceMinutes, showAmounts, validFrom } = agreement;
  const { formatMessage } = useIntl();
  const dates = useDates();
  const words = useTermsWords();
  return (
    <>
      <Facts
        facts={[
          [formatMessage({ id: 'clients.rate' }), rate && <Amount key="rate" money={rate} />],
          [
            formatMessage({ id: 'terms.allowance' }),
            allowanceMinutes && <Hours key="allowance" seconds={allowanceMinutes * 60} />,
          ],
          [
            formatMessage({ id: 'clients.amounts' }),
            formatMessage({ id: showAmounts ? 'clients.amounts-shown' : 'clients.amounts-hidden' }),
          ],
          [formatMessage({ id: 'clients.valid-from' }), dates.day(validFrom, 'full')],
        ]}
      />
      <p className={styles.said}>{words(agreement)}</p>
    </>
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
        [
          formatMessage({ id: 'clients.retention' }),
          engagement.retentionMonths &&
            formatMessage({ id: 'clients.retention-months' }, { count: engagement.retentionMonths }),
        ],
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
