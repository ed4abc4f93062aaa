import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { ComposeReportDto } from '../../api/generated/types.gen';
import type { Engagement } from '../../api/types';
import { addDays, today, useDates } from '../../ui/dates';
import { engagementNames } from '../../ui/engagement-names';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { composableWeeks, during } from './weeks';
import styles from './reports.module.css';

/** In place of a week: days that somebody names. */
const OTHERS = 'days';

interface ComposeProps {
  engagements: Engagement[];
  preferred: string | undefined;
  onClose: () => void;
}

/** For whom and which days, last week unless said; what is there already is opened. */
export function Compose({ engagements, preferred, onClose }: ComposeProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const names = engagementNames(engagements);
  const [chosen, setChosen] = useState<string>();
  const [week, setWeek] = useState<string>();
  const known = (value: string | undefined) => engagements.find(({ id }) => id === value);
  const engagement = known(chosen) ?? known(preferred) ?? known(names[0]?.value);
  const offered = engagement ? composableWeeks(today(engagement.timeZone), engagement.weekStartsOn) : [];
  const weeks = engagement ? offered.filter((one) => during(one, engagement)) : [];
  const picked = weeks.find(({ name }) => name === week) ?? weeks[0];
  const [from, setFrom] = useState('');
  const [lastDay, setLastDay] = useState('');
  const others = week === OTHERS;
  const compose = useMutation({
    mutationFn: (body: ComposeReportDto) => reports.compose(body),
    onSuccess: async (report) => {
      queries.setQueryData(reports.one(report.id).queryKey, report);
      void queries.invalidateQueries({ queryKey: ['reports'] });
      await navigate({ to: '/reports/$reportId', params: { reportId: report.id } });
    },
  });
  if (!engagement || !picked) return null;
  const [last, current] = offered;
  const nameOf = (name: string) => {
    if (name === last?.name) return formatMessage({ id: 'reports.last-week' });
    return name === current?.name ? formatMessage({ id: 'reports.this-week' }) : '';
  };
  return (
    <Card title={formatMessage({ id: 'reports.compose' })}>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault();
          if (compose.isPending) return;
          const days = others ? { from, to: addDays(lastDay, 1) } : { week: picked.name };
          compose.mutate({ engagementId: engagement.id, ...days });
        }}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      >
        <ProblemNote error={compose.error} />
        <div className={styles.compose}>
          <NativeSelect
            autoFocus
            label={formatMessage({ id: 'tasks.client' })}
            value={engagement.id}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={names}
          />
          <NativeSelect
            label={formatMessage({ id: 'reports.week' })}
            value={others ? OTHERS : picked.name}
            onChange={(event) => setWeek(event.currentTarget.value)}
            data={[
              ...weeks.map((each) => ({
                value: each.name,
                label: [dates.days(each.from, each.to), nameOf(each.name)].filter(Boolean).join(' · '),
              })),
              { value: OTHERS, label: formatMessage({ id: 'reports.other-days' }) },
            ]}
          />
          {others && (
            <>
              <TextInput
                type="date"
                required
                label={formatMessage({ id: 'reports.first-day' })}
                value={from}
                onChange={(event) => setFrom(event.currentTarget.value)}
              />
              <TextInput
                type="date"
                required
                min={from}
                label={formatMessage({ id: 'reports.last-day' })}
                value={lastDay}
                onChange={(event) => setLastDay(event.currentTarget.value)}
              />
            </>
          )}
        </div>
        <div className={styles.buttons}>
          <SaveOrCancel pending={compose.isPending} label="reports.open" onCancel={onClose} />
        </div>
      </form>
    </Card>
  );
}
