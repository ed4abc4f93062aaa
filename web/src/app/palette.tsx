import { Kbd } from '@mantine/core';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FileText, ListChecks, ReceiptText, Search, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { clients } from '../api/clients';
import { deliverables } from '../api/deliverables';
import { engagements } from '../api/engagements';
import { reports } from '../api/reports';
import { tasks } from '../api/tasks';
import { timeEntries } from '../api/time-entries';
import { useSession } from '../api/use-session';
import { useDates } from '../ui/dates';
import { engagementNames } from '../ui/engagement-names';
import { matching } from '../ui/finder';
import { useCommands, useTimerCommands, type Command } from './palette-commands';
import { recentChoices, rememberChoice } from './palette-recent';
import styles from './palette.module.css';

const [store, spotlight] = createSpotlight();
const most = 6;
const groups = ['timer', 'clients', 'tasks', 'documents', 'reports', 'create', 'go', 'look'] as const;

interface PaletteProps {
  onClose: () => void;
  onHelp: () => void;
}

/** Everything by its name, on the keyboard: what can be done, and what there is. Contacts get their own, smaller. */
export default function Palette(props: PaletteProps) {
  const { can } = useSession();
  return can.logTime ? <ForAssistants {...props} /> : <ForContacts {...props} />;
}

function ForAssistants(props: PaletteProps) {
  const recent = useQuery(timeEntries.latest).data?.items ?? [];
  const people = useQuery(clients.list()).data?.items ?? [];
  const places = useQuery(engagements.list()).data?.items ?? [];
  const navigate = useNavigate();
  const named = new Map(engagementNames(places).map(({ value, label }) => [value, label]));
  const found: Command[] = [
    ...people.map<Command>(({ id, name }) => ({
      ...{ id: `client ${id}`, title: name, note: '', group: 'clients', icon: Users },
      run: () => void navigate({ to: '/clients/$clientId', params: { clientId: id } }),
    })),
    // An engagement has its place on its client's page; named where its name says more than the client's.
    ...places
      .filter(({ id, clientName }) => named.get(id) !== clientName)
      .map<Command>(({ id, clientId, name, clientName }) => ({
        ...{ id: `engagement ${id}`, title: name, note: clientName, group: 'clients', icon: Users },
        run: () => void navigate({ to: '/clients/$clientId', params: { clientId } }),
      })),
  ];
  return <List {...props} commands={[...useTimerCommands(recent), ...found]} />;
}

function ForContacts(props: PaletteProps) {
  return <List {...props} commands={[]} />;
}

/** The tasks, documents and reports that one may see. */
function useRecords(): Command[] {
  const navigate = useNavigate();
  const dates = useDates();
  const work = useQuery(tasks.list({ open: true })).data?.items ?? [];
  const files = useQuery(deliverables.list()).data?.items ?? [];
  const sent = useQuery(reports.list()).data?.items ?? [];
  return [
    ...work.map<Command>(({ id, title, clientName }) => ({
      ...{ id: `task ${id}`, title, note: clientName, group: 'tasks', icon: ListChecks },
      run: () => void navigate({ to: '/tasks/$taskId', params: { taskId: id } }),
    })),
    ...files.map<Command>(({ id, title, latest }) => ({
      ...{ id: `document ${id}`, title, note: latest.fileName, group: 'documents', icon: FileText },
      run: () => void navigate({ to: '/documents', search: { documentId: id } }),
    })),
    ...sent.map<Command>(({ id, clientName, from, to }) => ({
      ...{ id: `report ${id}`, title: clientName, note: dates.days(from, to), group: 'reports' },
      ...{
        icon: ReceiptText,
        run: () => void navigate({ to: '/reports/$reportId', params: { reportId: id } }),
      },
    })),
  ];
}

function List({ commands, onClose, onHelp }: PaletteProps & { commands: Command[] }) {
  const { formatMessage } = useIntl();
  const { person, seat } = useSession();
  const [query, setQuery] = useState('');
  const owner = `${person.id}.${seat.id}`;
  const general = useCommands(onHelp);
  const records = useRecords();
  const all = [...commands, ...records, ...general];
  // Open from its first moment, so that what is typed right after the key is not lost.
  useState(() => spotlight.open());
  useEffect(() => {
    spotlight.open();
    return () => spotlight.close();
  }, []);
  const typed = query.trim() !== '';
  const recent = recentChoices(owner).flatMap((id) => all.find((one) => one.id === id) ?? []);
  const shown = typed
    ? matching(all, query)
    : [...commands.filter(({ group }) => group === 'timer'), ...general].filter(
        (one) => !recent.includes(one),
      );
  const row = (one: Command) => (
    <Spotlight.Action
      key={one.id}
      label={one.title}
      description={one.note || undefined}
      leftSection={<one.icon size={18} aria-hidden />}
      rightSection={one.keys && <Kbd>{one.keys}</Kbd>}
      onClick={() => {
        rememberChoice(owner, one.id);
        one.run();
      }}
    />
  );
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight="min(28rem, 70dvh)"
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      transitionProps={{ duration: 0 }}
      onSpotlightClose={onClose}
      attributes={{ content: { 'aria-label': formatMessage({ id: 'palette.label' }) } }}
      classNames={{
        search: styles['input'] ?? '',
        action: styles['action'] ?? '',
        actionDescription: styles['description'] ?? '',
      }}
    >
      <Spotlight.Search
        autoFocus
        placeholder={formatMessage({ id: 'palette.label' })}
        aria-label={formatMessage({ id: 'palette.label' })}
        leftSection={<Search size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {!typed && recent.length > 0 && (
          <Spotlight.ActionsGroup label={formatMessage({ id: 'palette.recent' })}>
            {recent.map(row)}
          </Spotlight.ActionsGroup>
        )}
        {groups.map((group) => {
          const own = shown.filter((one) => one.group === group).slice(0, typed ? most : undefined);
          return own.length === 0 ? null : (
            <Spotlight.ActionsGroup key={group} label={formatMessage({ id: `palette.${group}` })}>
              {own.map(row)}
            </Spotlight.ActionsGroup>
          );
        })}
        {shown.length === 0 && recent.length === 0 && (
          <Spotlight.Empty>
            <FormattedMessage id="palette.nothing" />
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
