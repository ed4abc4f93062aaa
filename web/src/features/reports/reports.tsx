import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { reports } from '../../api/reports';
import type { Engagement } from '../../api/types';
import { useCreating } from '../../ui/creating';
import { engagementNames } from '../../ui/engagement-names';
import { Card, Page, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { Compose } from './compose';
import { NoReports, ReportGroup } from './report-group';
import { standingAs } from './standing';
import styles from './reports.module.css';

/** Every report, what is still to be done first, and the place to make one. */
export function ReportsPage() {
  const { formatMessage } = useIntl();
  const { engagementId } = useSearch({ from: '/app/reports' });
  const places = useQuery(engagements.list());
  const [composing, setComposing] = useCreating();
  const all = places.data?.items ?? [];
  const composable = all.filter(({ can }) => can.compose);
  const compose = composable.length > 0 && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setComposing(true)}>
      <FormattedMessage id="reports.compose" />
    </Button>
  );
  return (
    <Page title={formatMessage({ id: 'nav.reports' })} actions={!composing && compose}>
      {composing && (
        <Compose engagements={composable} preferred={engagementId} onClose={() => setComposing(false)} />
      )}
      {all.length > 1 && <ClientFilter engagements={all} engagementId={engagementId} />}
      <Groups engagementId={engagementId} compose={!composing && compose} />
    </Page>
  );
}

interface ClientFilterProps {
  engagements: Engagement[];
  engagementId: string | undefined;
}

/** The choice lives in the address, so that a list can be kept and come back to. */
function ClientFilter({ engagements: all, engagementId = '' }: ClientFilterProps) {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  return (
    <div role="search" aria-label={formatMessage({ id: 'reports.filters' })} className={styles.filters}>
      <NativeSelect
        aria-label={formatMessage({ id: 'tasks.client' })}
        value={engagementId}
        onChange={({ currentTarget: { value } }) =>
          void navigate({ to: '/reports', search: value ? { engagementId: value } : {}, replace: true })
        }
        data={[{ value: '', label: formatMessage({ id: 'tasks.all-clients' }) }, ...engagementNames(all)]}
      />
    </div>
  );
}

interface GroupsProps {
  engagementId: string | undefined;
  compose: ReactNode;
}

function Groups({ engagementId, compose }: GroupsProps) {
  const whose = engagementId ? { engagementId } : {};
  const drafts = useInfiniteQuery(reports.pages({ ...whose, state: 'draft' }));
  const sent = useInfiniteQuery(reports.pages({ ...whose, state: 'sent' }));
  const accepted = useInfiniteQuery(reports.pages({ ...whose, state: 'accepted' }));
  const queries = [drafts, sent, accepted];
  const failed = queries.find(({ error }) => error);
  if (failed) return <ProblemNote error={failed.error} onRetry={() => void failed.refetch()} />;
  if (queries.some(({ isPending }) => isPending)) {
    return (
      <Card flush>
        <SkeletonRows count={6} height={52} />
      </Card>
    );
  }
  const [draftItems = [], sentItems = [], acceptedItems = []] = queries.map(
    ({ data }) => data?.pages.flatMap((page) => page.items) ?? [],
  );
  const asked = standingAs('asked', [...sentItems, ...acceptedItems]);
  if (draftItems.length + sentItems.length + acceptedItems.length === 0) {
    return <NoReports filtered={engagementId !== undefined} action={compose} />;
  }
  return (
    <>
      <ReportGroup standing="draft" reports={draftItems} more={drafts} />
      <ReportGroup standing="sent" reports={standingAs('sent', sentItems)} more={sent} />
      <ReportGroup standing="asked" reports={asked} />
      <ReportGroup standing="accepted" reports={standingAs('accepted', acceptedItems)} more={accepted} />
    </>
  );
}
