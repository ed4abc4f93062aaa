import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Engagement } from '../../api/types';
import { today, useDates } from '../../ui/dates';
import { engagementNames } from '../../ui/engagement-names';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { composableWeeks, during } from './weeks';
import styles from './reports.module.css';

interface ComposeProps {
  engagements: Engagement[];
  preferred: string | undefined;
  onClose: () => void;
}

/** For whom and which week, last week's unless said; what is there already is opened. */
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
  const compose = useMutation({
    mutationFn: (body: { engagementId: string; week: string }) => reports.compose(body),
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
          if (!compose.isPending) compose.mutate({ engagementId: engagement.id, week: picked.name });
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
            value={picked.name}
            onChange={(event) => setWeek(event.currentTarget.value)}
            data={weeks.map(({ name, from, to }) => ({
              value: name,
              label: [dates.days(from, to), nameOf(name)].filter(Boolean).join(' · '),
            }))}
          />
        </div>
        <div className={styles.buttons}>
          <Button type="submit" loading={compose.isPending}>
            <FormattedMessage id="reports.open" />
          </Button>
          <Button variant="default" onClick={onClose}>
            <FormattedMessage id="common.cancel" />
          </Button>
        </div>
      </form>
    </Card>
  );
}
