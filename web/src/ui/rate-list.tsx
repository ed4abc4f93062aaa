import { ActionIcon, Badge } from '@mantine/core';
import { useMutation, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { newId } from '../api/ids';
import { rates, type RateDraft } from '../api/rates';
import type { List, Rate } from '../api/types';
import { useSession } from '../api/use-session';
import { today, useDates } from './dates';
import { Loaded } from './loaded';
import { Amount } from './money';
import { SkeletonRows } from './page';
import { standings, type RateStanding } from './rate-standing';
import { Row, Rows } from './rows';
import { useToasts } from './toasts';
import styles from './rates.module.css';

interface RateListProps {
  query: UseQueryResult<List<Rate>>;
  /** What these rates are for, in a sentence. */
  lead: 'rates.of-workspace-lead' | 'rates.of-client-lead' | 'rates.of-engagement-lead';
  /** Within a card whose rows reach the edges. */
  inset?: boolean;
}

/** Rates with the day from which each holds; a new one never touches what was logged before. */
export function RateList({ query, lead, inset = true }: RateListProps) {
  const { person } = useSession();
  return (
    <div className={inset ? undefined : styles.flat}>
      <p className={`${styles.lead} dim small`}>
        <FormattedMessage id={lead} />
      </p>
      <Loaded query={query} skeleton={<SkeletonRows count={1} height={44} />}>
        {({ items }) => (
          <Rows>
            {standings(items, today(person.timeZone)).map(({ rate, standing }) => (
              <RateRow key={rate.id} rate={rate} standing={standing} />
            ))}
          </Rows>
        )}
      </Loaded>
    </div>
  );
}

function RateRow({ rate, standing }: { rate: Rate; standing: RateStanding }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const queries = useQueryClient();
  const toasts = useToasts();
  const refresh = () => queries.invalidateQueries({ queryKey: ['rates'] });
  const whose = rate.memberName ?? rate.serviceName;
  const day = dates.day(rate.validFrom, 'full');
  const remove = useMutation({
    mutationFn: () => rates.remove(rate.id),
    onSuccess: () => {
      toasts.undo(formatMessage({ id: 'rates.removed' }), () => rates.create(draftOf(rate)).then(refresh));
      return refresh();
    },
    onError: toasts.failed,
  });
  const words = formatMessage({ id: 'rates.remove' }, { name: [whose, day].filter(Boolean).join(', ') });
  return (
    <Row
      title={
        <span data-standing={standing} className={styles.rate}>
          {whose && `${whose}: `}
          <FormattedMessage id="rates.an-hour" values={{ rate: <Amount key="rate" money={rate.rate} /> }} />
        </span>
      }
      note={<FormattedMessage id="rates.from" values={{ day }} />}
      end={
        <>
          {standing !== 'now' && (
            <Badge variant="light" color="gray" tt="none">
              <FormattedMessage id={standing === 'later' ? 'rates.later' : 'rates.before'} />
            </Badge>
          )}
          {rate.can.remove && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={words}
              title={words}
              disabled={remove.isPending}
              onClick={() => remove.mutate()}
            >
              <Trash2 size={16} aria-hidden />
            </ActionIcon>
          )}
        </>
      }
    />
  );
}

/** The same rate again. */
function draftOf({ scope, clientId, engagementId, memberId, serviceId, rate, validFrom }: Rate): RateDraft {
  return {
    id: newId(),
    scope,
    rate,
    validFrom,
    ...(clientId && { clientId }),
    ...(engagementId && { engagementId }),
    ...(memberId && { memberId }),
    ...(serviceId && { serviceId }),
  };
}
