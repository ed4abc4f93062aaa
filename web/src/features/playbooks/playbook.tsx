import { Button, Checkbox, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Archive, Pencil, Printer } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { checklist } from '../../api/checklist';
import { services } from '../../api/engagements';
import { playbooks } from '../../api/playbooks';
import type { Playbook } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Markdown } from '../../ui/markdown';
import { Card, Page, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { Row, Rows } from '../../ui/rows';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import { markdownOf } from './from-task';
import { MarkdownField } from './playbook-form';
import { Steps } from './steps';
import styles from './playbooks.module.css';

/** One playbook: how it is done now, how that came about, and what it stands for. */
export function PlaybookPage() {
  const { formatMessage } = useIntl();
  const { playbookId } = useParams({ from: '/app/playbooks/$playbookId' });
  const query = useQuery(playbooks.one(playbookId));
  return (
    <Loaded
      query={query}
      skeleton={
        <Page title={formatMessage({ id: 'nav.playbooks' })}>
          <SkeletonRows count={6} />
        </Page>
      }
    >
      {(playbook) => <PlaybookView key={playbook.id} playbook={playbook} />}
    </Loaded>
  );
}

function PlaybookView({ playbook }: { playbook: Playbook }) {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const { fromTask } = useSearch({ from: '/app/playbooks/$playbookId' });
  const [improving, setImproving] = useState(fromTask !== undefined);
  const { latest } = playbook;
  const close = () => {
    setImproving(false);
    if (fromTask) {
      const params = { playbookId: playbook.id };
      void navigate({ to: '/playbooks/$playbookId', params, search: {}, replace: true });
    }
  };
  return (
    <Page
      title={playbook.title}
      lead={
        playbook.archivedAt ? (
          <FormattedMessage id="playbooks.archived" />
        ) : (
          (playbook.clientName ?? formatMessage({ id: 'playbooks.whole-practice' }))
        )
      }
      actions={
        <>
          <Button
            component="a"
            href={playbooks.pdfAddress(playbook.id)}
            target="_blank"
            variant="default"
            leftSection={<Printer size={16} aria-hidden />}
          >
            <FormattedMessage id="playbooks.print" />
          </Button>
          {playbook.can.edit && (
            <>
              <Button leftSection={<Pencil size={16} aria-hidden />} onClick={() => setImproving(true)}>
                <FormattedMessage id="playbooks.improve" />
              </Button>
              <ArchiveButton playbook={playbook} />
            </>
          )}
        </>
      }
    >
      {improving && playbook.can.improve && (
        <Improve playbook={playbook} fromTask={fromTask} onClose={close} />
      )}
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title={formatMessage({ id: 'playbooks.how' })}>
            <Markdown text={latest.markdown} />
          </Card>
        </div>
        <div className={styles.column}>
          <Card title={formatMessage({ id: 'playbooks.steps' }, { count: latest.steps.length })}>
            <Steps steps={latest.steps} />
          </Card>
          {playbook.can.edit && <Attached playbook={playbook} />}
          <Versions playbook={playbook} />
        </div>
      </div>
    </Page>
  );
}

function ArchiveButton({ playbook }: { playbook: Playbook }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const put = async (archived: boolean) => {
    await playbooks.edit(playbook.id, { archived });
    await queries.invalidateQueries({ queryKey: ['playbooks'] });
  };
  const archived = playbook.archivedAt !== null;
  const change = useMutation({
    mutationFn: () => put(!archived),
    onSuccess: () => archived || toasts.undo(formatMessage({ id: 'playbooks.archived' }), () => put(false)),
    onError: toasts.failed,
  });
  return (
    <Button
      variant="default"
      leftSection={<Archive size={16} aria-hidden />}
      loading={change.isPending}
      onClick={() => change.mutate()}
    >
      <FormattedMessage id={archived ? 'playbooks.use-again' : 'playbooks.archive'} />
    </Button>
  );
}

interface ImproveProps {
  playbook: Playbook;
  /** A finished task, whose steps are the beginning of the new version. */
  fromTask: string | undefined;
  onClose: () => void;
}

/** A new version; the older ones stay, and tasks that were begun keep the steps they had. */
function Improve({ playbook, fromTask, onClose }: ImproveProps) {
  const steps = useQuery({ ...checklist.list(fromTask ?? ''), enabled: fromTask !== undefined });
  if (fromTask && steps.isPending) return null;
  const learnt = steps.data?.items ?? [];
  const markdown = learnt.length > 0 ? markdownOf(learnt) : playbook.latest.markdown;
  return <ImproveForm playbook={playbook} fromTask={fromTask} onClose={onClose} markdown={markdown} />;
}

function ImproveForm({ playbook, fromTask, markdown, onClose }: ImproveProps & { markdown: string }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { title: playbook.title, markdown, note: '' },
    validate: {
      title: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })),
      markdown: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })),
    },
  });
  const { send, pending, error } = useSubmit(form, async ({ title, markdown: text, note }) => {
    let { version } = playbook;
    if (title.trim() !== playbook.title) {
      ({ version } = await playbooks.edit(playbook.id, { title: title.trim() }, version));
    }
    if (text !== playbook.latest.markdown) {
      const body = { markdown: text, note: note.trim(), fromTaskId: fromTask };
      await playbooks.improve(playbook.id, body, version);
    }
    await queries.invalidateQueries({ queryKey: ['playbooks'] });
    onClose();
  });
  return (
    <Card title={formatMessage({ id: 'playbooks.improve' })}>
      <form className={styles.form} onSubmit={form.onSubmit(send)} noValidate>
        <div className={styles.whole}>
          <ProblemNote error={error} />
        </div>
        <TextInput
          className={styles.whole}
          label={formatMessage({ id: 'playbooks.title' })}
          maxLength={200}
          {...form.getInputProps('title')}
        />
        <MarkdownField {...form.getInputProps('markdown')} />
        <TextInput
          className={styles.whole}
          label={formatMessage({ id: 'playbooks.what-is-new' })}
          maxLength={1000}
          {...form.getInputProps('note')}
        />
        <div className={`${styles.whole} ${styles.buttons}`}>
          <Button
            type="submit"
            loading={pending}
            disabled={!form.isDirty() && markdown === playbook.latest.markdown}
          >
            <FormattedMessage id="common.save" />
          </Button>
          <Button variant="default" onClick={onClose}>
            <FormattedMessage id="common.cancel" />
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** Which services it stands for, and whether the client reads it. */
function Attached({ playbook }: { playbook: Playbook }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const kinds = useQuery({
    ...services.list(playbook.engagementId ?? ''),
    enabled: playbook.engagementId !== null,
  });
  const change = useMutation({
    mutationFn: (body: Parameters<typeof playbooks.edit>[1]) => playbooks.edit(playbook.id, body),
    onSuccess: (saved) => {
      queries.setQueryData(playbooks.one(playbook.id).queryKey, saved);
      return queries.invalidateQueries({ queryKey: ['playbooks', 'list'] });
    },
    onError: toasts.failed,
  });
  if (playbook.engagementId === null) return null;
  const inUse = (kinds.data?.items ?? []).filter(
    ({ id, archivedAt }) => !archivedAt || playbook.serviceIds.includes(id),
  );
  return (
    <Card title={formatMessage({ id: 'playbooks.attached' })}>
      <div className={styles.stack}>
        {inUse.length > 0 && (
          <Checkbox.Group
            label={formatMessage({ id: 'playbooks.services' })}
            description={formatMessage({ id: 'playbooks.services-hint' })}
            value={playbook.serviceIds}
            onChange={(serviceIds) => change.mutate({ serviceIds })}
          >
            <div className={styles.choices}>
              {inUse.map(({ id, name }) => (
                <Checkbox key={id} value={id} label={name} />
              ))}
            </div>
          </Checkbox.Group>
        )}
        <Checkbox
          label={formatMessage({ id: 'playbooks.share' })}
          description={formatMessage({ id: 'playbooks.share-hint' })}
          checked={playbook.shared}
          onChange={(event) => change.mutate({ shared: event.currentTarget.checked })}
        />
      </div>
    </Card>
  );
}

function Versions({ playbook }: { playbook: Playbook }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const toasts = useToasts();
  const queries = useQueryClient();
  const bringBack = useMutation({
    mutationFn: (number: number) =>
      playbooks.improve(playbook.id, {
        restores: number,
        note: formatMessage({ id: 'playbooks.as-version' }, { number }),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['playbooks'] }),
    onError: toasts.failed,
  });
  return (
    <Card title={formatMessage({ id: 'playbooks.versions' })} flush>
      <Rows>
        {playbook.versions.map(({ number, note, createdByName, createdAt, fromTaskId }) => (
          <Row
            key={number}
            title={note || formatMessage({ id: 'playbooks.version' }, { number })}
            note={
              <>
                {note && (
                  <>
                    <FormattedMessage id="playbooks.version" values={{ number }} />
                    {' · '}
                  </>
                )}
                {createdByName}, {dates.day(dayIn(createdAt, person.timeZone), 'full')}
                {fromTaskId && (
                  <>
                    {' · '}
                    <Link to="/tasks/$taskId" params={{ taskId: fromTaskId }}>
                      <FormattedMessage id="playbooks.learnt-from" />
                    </Link>
                  </>
                )}
              </>
            }
            end={
              playbook.can.improve &&
              number !== playbook.latest.number && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  loading={bringBack.isPending}
                  onClick={() => bringBack.mutate(number)}
                >
                  <FormattedMessage id="playbooks.bring-back" />
                </Button>
              )
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
