import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { insightGroups } from '../../api/insights';
import { clients } from '../../api/clients';
import { addDays } from '../../ui/dates';
import { ranges, type Days } from './ranges';
import type { InsightSearch } from './search';
import styles from './insights.module.css';

/** Which days, whose, and by what they are told apart; the choice lives in the address. */
export function Choices({ search, days }: { search: InsightSearch; days: Days }) {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const { data } = useQuery(clients.list());
  const go = (change: InsightSearch) =>
    void navigate({ to: '/insights', search: { ...search, ...change }, replace: true });
  const range = search.range ?? 'month';
  return (
    <div role="search" aria-label={formatMessage({ id: 'insights.choices' })} className={styles.choices}>
      <NativeSelect
        label={formatMessage({ id: 'insights.range' })}
        value={range}
        onChange={({ currentTarget: { value } }) => {
          const chosen = ranges.find((each) => each === value) ?? 'month';
          go(
            chosen === 'custom'
              ? { range: chosen, ...days }
              : { range: chosen, from: undefined, to: undefined },
          );
        }}
        data={ranges.map((value) => ({ value, label: formatMessage({ id: `insights.range-${value}` }) }))}
      />
      {range === 'custom' && (
        <>
          <TextInput
            type="date"
            label={formatMessage({ id: 'insights.from' })}
            value={days.from}
            max={addDays(days.to, -1)}
            onChange={({ currentTarget: { value } }) => value && value < days.to && go({ from: value })}
          />
          <TextInput
            type="date"
            label={formatMessage({ id: 'insights.to' })}
            value={addDays(days.to, -1)}
            min={days.from}
            onChange={({ currentTarget: { value } }) =>
              value && value >= days.from && go({ to: addDays(value, 1) })
            }
          />
        </>
      )}
      <NativeSelect
        label={formatMessage({ id: 'tasks.client' })}
        value={search.clientId ?? ''}
        onChange={({ currentTarget: { value } }) => go({ clientId: value || undefined })}
        data={[
          { value: '', label: formatMessage({ id: 'tasks.all-clients' }) },
          ...(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SegmentedControl
        className={styles.groups}
        aria-label={formatMessage({ id: 'insights.group' })}
        value={search.by ?? 'client'}
        onChange={(value) => go({ by: insightGroups.find((group) => group === value) })}
        data={insightGroups.map((value) => ({
          value,
          label: formatMessage({ id: `insights.group-${value}` }),
        }))}
      />
    </div>
  );
}
