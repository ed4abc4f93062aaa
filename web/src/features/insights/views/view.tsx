import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Pencil, Trash2 } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { views, type View } from '../../../api/views';
import { useDates } from '../../../ui/dates';
import { ExportMenu } from '../../../ui/export-menu';
import { LinkButton } from '../../../ui/link-button';
import { Loaded } from '../../../ui/loaded';
import { Card, Page, SkeletonRows } from '../../../ui/page';
import { useToasts } from '../../../ui/toasts';
import { PrintButton } from '../print-button';
import { FiguresTable } from './figures-table';
import { useFilterWords } from './filter-choices';
import { useViewWords } from './view-words';
import own from './views.module.css';

/** One view: its figures as they are now. */
export function ViewPage() {
  const { formatMessage } = useIntl();
  const { viewId } = useParams({ from: '/app/insights/views/$viewId' });
  const query = useQuery(views.one(viewId));
  return (
    <Loaded
      query={query}
      skeleton={
        <Page title={formatMessage({ id: 'views.title' })}>
          <SkeletonRows count={6} />
        </Page>
      }
    >
      {(view) => <Shown view={view} />}
    </Loaded>
  );
}

function Shown({ view }: { view: View }) {
  const dates = useDates();
  const words = useViewWords();
  const query = useQuery(views.figures(view.id, view.version));
  const filtered = useFilterWords(view.filter);
  const days = view.range.kind !== 'days' && query.data && dates.days(query.data.from, query.data.to);
  return (
    <Page
      title={view.name}
      lead={[words.range(view.range), days, filtered].filter(Boolean).join(' · ')}
      actions={<Actions view={view} />}
    >
      <Sending view={view} />
      <Card flush>
        <Loaded query={query} skeleton={<SkeletonRows count={6} height={40} />}>
          {(figures) => <FiguresTable figures={figures} columns={view.columns} />}
        </Loaded>
      </Card>
    </Page>
  );
}

function Actions({ view }: { view: View }) {
  return (
    <>
      <ExportMenu
        variant="default"
        className="not-printed"
        addressOf={(format) => views.exportAddress(view.id, format)}
      />
      <PrintButton />
      {view.can.edit && (
        <LinkButton
          to="/insights/views/$viewId/edit"
          params={{ viewId: view.id }}
          className="not-printed"
          leftSection={<Pencil size={16} aria-hidden />}
        >
          <FormattedMessage id="common.edit" />
        </LinkButton>
      )}
      {view.can.remove && <RemoveButton view={view} />}
    </>
  );
}

function RemoveButton({ view }: { view: View }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  const read = () => queries.invalidateQueries({ queryKey: ['views', 'list'] });
  const { mutate, isPending } = useMutation({
    mutationFn: () => views.remove(view.id),
    onSuccess: async () => {
      await navigate({ to: '/insights/views' });
      await read();
      toasts.undo(formatMessage({ id: 'views.removed' }, { name: view.name }), () =>
        views.restore(view.id).then(read),
      );
    },
    onError: toasts.failed,
  });
  return (
    <Button
      variant="subtle"
      color="gray"
      className="not-printed"
      leftSection={<Trash2 size={16} aria-hidden />}
      loading={isPending}
      onClick={() => mutate()}
    >
      <FormattedMessage id="views.remove" />
    </Button>
  );
}

/** When it is sent, and whether to the reader too; nothing where it never is. */
function Sending({ view }: { view: View }) {
  const { formatMessage } = useIntl();
  const words = useViewWords();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { mutate, isPending } = useMutation({
    mutationFn: (wanted: boolean) => views.want(view.id, wanted),
    onSuccess: (changed) => queries.setQueryData(views.one(view.id).queryKey, changed),
    onError: toasts.failed,
  });
  if (!view.can.mail) return null;
  return (
    <Card>
      <div className={`${own.facts} not-printed`}>
        <p>{words.schedule(view.schedule)}</p>
        <Switch
          label={formatMessage({ id: 'views.mail-me' })}
          checked={view.mailed}
          disabled={isPending}
          onChange={({ currentTarget: { checked } }) => mutate(checked)}
        />
      </div>
    </Card>
  );
}
