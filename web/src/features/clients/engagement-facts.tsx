import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { agreements } from '../../api/agreements';
import type { Engagement } from '../../api/types';
import { standOf } from '../../ui/agreement-choice';
import { useDates } from '../../ui/dates';
import looks from '../../ui/facts.module.css';
import { Hours } from '../../ui/hours';
import { LinkButton } from '../../ui/link-button';
import { Amount } from '../../ui/money';
import { Unfold } from '../../ui/unfold';
import { useWeekdays } from '../../ui/weekdays';
import { AgreementHistory } from './agreement-history';
import { useClauseSentences } from './clause-sentences';
import { useTermsWords } from './terms-words';
import styles from './clients.module.css';

/** Names and values of what was agreed; a dash where nothing was. */
export function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className={looks.facts}>
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
  const all = data?.items ?? [];
  const more = all.length > 1 || all.some(({ can }) => can.edit || can.remove);
  return (
    <>
      <Terms engagement={engagement} />
      <div className={styles.buttons} style={{ marginTop: '0.75rem' }}>
        <LinkButton
          to="/engagements/$engagementId"
          params={{ engagementId: engagement.id }}
          variant="default"
          size="xs"
        >
          <FormattedMessage id="agreement.read-and-send" />
        </LinkButton>
      </div>
      {more && (
        <Unfold
          label={(open) => (
            <FormattedMessage
              id={open ? 'terms.hide-all' : 'terms.show-all'}
              values={{ count: all.length }}
            />
          )}
        >
          <AgreementHistory engagement={engagement} all={all} />
        </Unfold>
      )}
    </>
  );
}

function Terms({ engagement: { id, agreement } }: { engagement: Engagement }) {
  const { rate, allowanceMinutes, showAmounts, validFrom, clauses } = agreement;
  const sentences = useClauseSentences(id)(clauses);
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
          [
            formatMessage({ id: 'agreement.by-client' }),
            formatMessage({
              id: `agreement.short.${standOf(agreement)}`,
            }),
          ],
        ]}
      />
      <p className={styles.said}>{words(agreement)}</p>
      {sentences.length > 0 && (
        <ul className={styles.clauseList}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
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
