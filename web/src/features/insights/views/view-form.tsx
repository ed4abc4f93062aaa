import { Checkbox, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { newId } from '../../../api/ids';
import { useSession } from '../../../api/use-session';
import { viewColumns, views, type View } from '../../../api/views';
import { today, useDates } from '../../../ui/dates';
import { Loaded } from '../../../ui/loaded';
import { Card, Page, SkeletonRows } from '../../../ui/page';
import { ProblemNote } from '../../../ui/problem-note';
import { SaveOrCancel } from '../../../ui/save-or-cancel';
import { useSubmit } from '../../../ui/submit';
import { daysOf } from '../ranges';
import { FiguresTable } from './figures-table';
import { FilterFields } from './filter-fields';
import { QuestionFields } from './question-fields';
import { SendingFields } from './sending-fields';
import { bodyOf, draftOf, freshDraft, isAskable, questionOf, type ViewDraft } from './view-draft';
import own from './views.module.css';

/** A new view, with its figures as they would be. */
export function NewViewPage() {
  const { formatMessage } = useIntl();
  const fresh = useFresh();
  return (
    <Page title={formatMessage({ id: 'views.new' })}>
      <ViewForm begin={fresh} view={null} />
    </Page>
  );
}

/** A view that is changed. */
export function EditViewPage() {
  const { formatMessage } = useIntl();
  const { viewId } = useParams({ from: '/app/insights/views/$viewId/edit' });
  const fresh = useFresh();
  const query = useQuery(views.one(viewId));
  return (
    <Page title={formatMessage({ id: 'views.edit' })}>
      <Loaded query={query}>
        {(view) => <ViewForm key={view.version} begin={draftOf(view, fresh)} view={view} />}
      </Loaded>
    </Page>
  );
}

function useFresh(): ViewDraft {
  const { person } = useSession();
  return freshDraft(person.timeZone, daysOf('month', today(person.timeZone)));
}

/** Everything that a view says, and under it what it shows: what is chosen is seen at once. */
function ViewForm({ begin, view }: { begin: ViewDraft; view: View | null }) {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [id] = useState(() => view?.id ?? newId());
  const form = useForm<ViewDraft>({
    initialValues: begin,
    validate: {
      name: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })),
      columns: (value) => (value.length > 0 ? null : formatMessage({ id: 'views.columns-needed' })),
      to: (_, draft) => (isAskable(draft) ? null : formatMessage({ id: 'common.required' })),
    },
  });
  const show = () => navigate({ to: '/insights/views/$viewId', params: { viewId: id } });
  const { send, pending, error } = useSubmit(form, async (draft) => {
    const body = bodyOf(draft, view?.schedule ?? null);
    await (view ? views.edit(id, body, view.version) : views.create({ ...body, id }));
    await queries.invalidateQueries({ queryKey: ['views'] });
    await show();
  });
  const leave = () => void (view ? show() : navigate({ to: '/insights/views' }));
  return (
    <>
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Card>
          <div className={own.form}>
            {error !== null && (
              <div className={own.whole}>
                <ProblemNote error={error} />
              </div>
            )}
            <TextInput
              className={own.whole}
              label={formatMessage({ id: 'views.name' })}
              maxLength={120}
              autoComplete="off"
              autoFocus={view === null}
              {...form.getInputProps('name')}
            />
            <QuestionFields form={form} />
            <FilterFields form={form} />
            <Checkbox.Group
              className={own.whole}
              label={formatMessage({ id: 'views.columns' })}
              {...form.getInputProps('columns')}
            >
              <div className={own.choices}>
                {viewColumns.map((column) => (
                  <Checkbox
                    key={column}
                    value={column}
                    label={formatMessage({ id: `views.column.${column}` })}
                  />
                ))}
              </div>
            </Checkbox.Group>
            <Checkbox
              className={own.whole}
              label={formatMessage({ id: 'views.share' })}
              description={formatMessage({ id: 'views.share-hint' })}
              {...form.getInputProps('shared', { type: 'checkbox' })}
            />
            <SendingFields form={form} />
            <div className={`${own.whole} ${own.buttons}`}>
              <SaveOrCancel pending={pending} onCancel={leave} />
            </div>
          </div>
        </Card>
      </form>
      <Preview draft={form.values} />
    </>
  );
}

function Preview({ draft }: { draft: ViewDraft }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const query = useQuery({
    ...views.ask(questionOf(draft)),
    enabled: isAskable(draft),
    placeholderData: keepPreviousData,
  });
  const days = query.data && dates.days(query.data.from, query.data.to);
  return (
    <Card
      title={formatMessage({ id: 'views.preview' })}
      aside={days && <span className="dim small">{days}</span>}
      flush
    >
      <Loaded query={query} skeleton={<SkeletonRows count={6} height={40} />}>
        {(figures) => (
          <FiguresTable
            figures={figures}
            columns={viewColumns.filter((column) => draft.columns.includes(column))}
          />
        )}
      </Loaded>
    </Card>
  );
}
