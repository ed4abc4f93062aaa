import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { MessageCircleQuestion, ReceiptText } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { reports } from '../../api/reports';
import type { Engagement, ReportSummary } from '../../api/types';
import { useDates } from '../../ui/dates';
import { engagementNames } from '../../ui/engagement-names';
import { Hours } from '../../ui/hours';
import { MoreButton } from '../../ui/more-button';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { ReportStateBadge } from '../../ui/report-state';
import { Row, Rows } from '../../ui/rows';
import { byWeek } from './by-week';
import { Compose } from './compose';
import { reportStates, type ReportSearch } from './search';
import styles from './reports.module.css';

/** Every report by week, and the place to make one. */
export function ReportsPage() {
  const { formatMessage } = useIntl();
  const search = useSearch({ from: '/app/reports' });
  const { data: places } = useQuery(engagements.list());
  const composable = (places?.items ?? []).filter(({ can }) => can.compose);
  return (
    <Page title={formatMessage({ id: 'nav.reports' })}>
      {composable.length > 0 && <Compose engagements={composable} preferred={search.engagementId} />}
      <Filters engagements={places?.items ?? []} search={search} />
      <Weeks search={search} />
    </Page>
  );
}

function Filters({ engagements: all, search }: { engagements: Engagement[]; search: ReportSearch }) {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const set = (changed: { [Key in keyof ReportSearch]: ReportSearch[Key] | undefined }) => {
    const kept = Object.entries({ ...search, ...changed }).filter(([, value]) => value);
    void navigate({ to: '/reports', search: Object.fromEntries(kept), replace: true });
  };
  return (
    <div role="search" aria-label={formatMessage({ id: 'reports.filters' })} className={styles.filters}>
      {all.length > 1 && (
        <NativeSelect
          aria-label={formatMessage({ id: 'tasks.client' })}
          value={search.engagementId ?? ''}
          onChange={(event) => set({ engagementId: event.currentTarget.value })}
          data={[{ value: '', label: formatMessage({ id: 'tasks.all-clients' }) }, ...engagementNames(all)]}
        />
      )}
      <NativeSelect
        aria-label={formatMessage({ id: 'reports.state' })}
        value={search.state ?? ''}
        onChange={(event) => set({ state: reportStates.find((state) => state === event.currentTarget.value) })}
        data={[
          { value: '', label: formatMessage({ id: 'reports.all-states' }) },
          ...reportStates.map((state) => ({ value: state, label: formatMessage({ id: `report.state.${state}` }) })),
        ]}
      />
    </div>
  );
}

function Weeks({ search }: { search: ReportSearch }) {
  const dates = useDates();
  const query = useInfiniteQuery(reports.pages(search));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) {
    return (
      <Card flush>
        <SkeletonRows count={5} height={56} />
      </Card>
    );
  }
  return (
    <>
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      {query.isSuccess && items.length === 0 && (
        <Card>
          <Empty icon={<ReceiptText size={18} />}>
            <FormattedMessage id={Object.keys(search).length > 0 ? 'reports.none-filtered' : 'reports.none'} />
          </Empty>
        </Card>
      )}
      {byWeek(items).map((week) => (
        <Card key={week.key} flush title={dates.days(week.from, week.to)}>
          <Rows>
            {week.reports.map((report) => (
              <ReportRow key={report.id} report={report} />
            ))}
          </Rows>
        </Card>
      ))}
      <MoreButton query={query} />
    </>
  );
}

function ReportRow({ report }: { report: ReportSummary }) {
  return (
    <Row
      title={
        <Link to="/reports/$reportId" params={{ reportId: report.id }}>
          {report.clientName}
        </Link>
      }
      note={
        <>
          {report.engagementName}
          {report.openQuestions > 0 && (
            <>
              {' · '}
              <span className={styles.questions}>
                <MessageCircleQuestion size={13} aria-hidden />
                <FormattedMessage id="reports.open-questions" values={{ count: report.openQuestions }} />
              </span>
            </>
          )}
        </>
      }
      end={
        <>
          <ReportStateBadge state={report.state} />
          <Hours seconds={report.seconds} />
        </>
      }
    />
  );
}
