import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { TableProperties } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { insights, type Insights } from '../../api/insights';
import { useSession } from '../../api/use-session';
import { today, useDates } from '../../ui/dates';
import { LinkButton } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { Choices } from './choices';
import { Figures } from './figures';
import { bucketFor, daysBefore, daysOf, type Days } from './ranges';
import { ByGroup } from './by-group';
import { PrintButton } from './print-button';
import { SeriesBars } from './series-bars';
import type { InsightSearch } from './search';

/** Where the hours went and what they earned: by client, service, assistant and time; printable as it stands. */
export function InsightsPage() {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const { person } = useSession();
  const search = useSearch({ from: '/app/insights' });
  const days = chosenDays(search, today(person.timeZone));
  const question = { groupBy: search.by ?? 'client', bucket: bucketFor(days), clientId: search.clientId };
  const query = useQuery({ ...insights.of({ ...days, ...question }), placeholderData: keepPreviousData });
  const before = useQuery(insights.of({ ...daysBefore(days), ...question }));
  return (
    <Page
      title={formatMessage({ id: 'nav.insights' })}
      lead={dates.days(days.from, days.to)}
      actions={
        <>
          <LinkButton
            to="/insights/views"
            variant="default"
            className="not-printed"
            leftSection={<TableProperties size={16} aria-hidden />}
          >
            <FormattedMessage id="views.open" />
          </LinkButton>
          <PrintButton />
        </>
      }
    >
      <Choices search={search} days={days} />
      <Loaded query={query} skeleton={<SkeletonRows count={5} height={72} />}>
        {(found) =>
          found.totals.seconds === 0 ? (
            <Nothing />
          ) : (
            <Found found={found} before={before.data?.totals.seconds} search={search} />
          )
        }
      </Loaded>
    </Page>
  );
}

function chosenDays({ range = 'month', from, to }: InsightSearch, now: string): Days {
  if (range === 'custom' && from && to && from < to) return { from, to };
  return daysOf(range === 'custom' ? 'month' : range, now);
}

interface FoundProps {
  found: Insights;
  /** Seconds of as many days before; undefined until they are known. */
  before: number | undefined;
  search: InsightSearch;
}

function Found({ found, before, search }: FoundProps) {
  const { formatMessage } = useIntl();
  const by = search.by ?? 'client';
  return (
    <>
      <Figures totals={found.totals} before={before} />
      <Card title={formatMessage({ id: 'insights.over-time' })}>
        <SeriesBars series={found.series} bucket={bucketFor(found)} />
      </Card>
      <Card title={formatMessage({ id: `insights.by-${by}` })} flush>
        <ByGroup rows={found.rows} totals={found.totals} />
      </Card>
    </>
  );
}

function Nothing() {
  return (
    <Card>
      <Empty
        action={
          <LinkButton to="/time">
            <FormattedMessage id="insights.log" />
          </LinkButton>
        }
      >
        <FormattedMessage id="insights.nothing" />
      </Empty>
    </Card>
  );
}
