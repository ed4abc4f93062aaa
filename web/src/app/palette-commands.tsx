import { useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  CalendarPlus,
  CalendarSync,
  Clock,
  FilePlus2,
  Keyboard,
  Languages,
  ListPlus,
  Play,
  Plus,
  Square,
  SunMoon,
  TimerReset,
  UserPlus,
  type LucideIcon,
} from 'lucide-react';
import { useIntl } from 'react-intl';
import { person as personCalls, sessionQuery } from '../api/identity';
import { timeEntries } from '../api/time-entries';
import type { Language, TimeEntry } from '../api/types';
import { useSession } from '../api/use-session';
import { useTimer, workOf, type Timer } from '../features/time/timer';
import { languageNames } from '../i18n/language';
import { today } from '../ui/dates';
import type { Finding } from '../ui/finder';
import { useToasts } from '../ui/toasts';
import { destinationsFor } from './navigation';

export interface Command extends Finding {
  group: 'timer' | 'create' | 'go' | 'tasks' | 'clients' | 'documents' | 'reports' | 'look';
  icon: LucideIcon;
  keys?: string;
  run: () => void;
}

/** What can be done from everywhere, by the role: pages, something new, how it looks. */
export function useCommands(onHelp: () => void): Command[] {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { setColorScheme } = useMantineColorScheme();
  const { person, seat, can } = useSession();
  const say = (id: FormatjsIntl.Message['ids'], values?: Record<string, string | number>) =>
    formatMessage({ id }, values);
  const speak = (language: Language) => {
    personCalls
      .edit({ language })
      .then(() => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }), toasts.failed);
  };
  const state = () => ({ create: Temporal.Now.instant().epochMilliseconds });
  const go = destinationsFor(seat.role).map<Command>(({ to, label, icon }) => ({
    ...{ id: `go ${to}`, title: say(label), note: '', group: 'go', icon },
    run: () => void navigate({ to }),
  }));
  const create: Command[] = [
    ...(can.logTime
      ? [
          command('create entry', say('palette.new-entry'), Clock, () => {
            void navigate({ to: '/time', search: { add: today(person.timeZone) } });
          }),
        ]
      : []),
    ...(can.delegate
      ? [
          command(
            'create task',
            say('palette.new-task'),
            ListPlus,
            () => void navigate({ to: '/tasks', state: state() }),
          ),
        ]
      : []),
    ...(can.manageClients
      ? [
          command('create client', say('palette.new-client'), UserPlus, () => {
            void navigate({ to: '/clients', state: state() });
          }),
        ]
      : []),
    ...(can.logTime
      ? [
          command('create report', say('palette.new-report'), FilePlus2, () => {
            void navigate({ to: '/reports', state: state() });
          }),
          command('create appointment', say('palette.propose-times'), CalendarPlus, () => {
            void navigate({ to: '/appointments', state: state() });
          }),
        ]
      : []),
  ];
  const look: Command[] = [
    ...(['light', 'dark', 'auto'] as const).map<Command>((scheme) => ({
      ...{ id: `look ${scheme}`, title: say('palette.look', { look: say(`account.${scheme}`) }), note: '' },
      ...{ group: 'look', icon: SunMoon, run: () => setColorScheme(scheme) },
    })),
    ...(Object.keys(languageNames) as Language[])
      .filter((language) => language !== person.language)
      .map<Command>((language) => ({
        ...{ id: `speak ${language}`, title: say('palette.speak', { language: languageNames[language] }) },
        ...{ note: '', group: 'look', icon: Languages, run: () => speak(language) },
      })),
    {
      id: 'help',
      title: say('shortcuts.title'),
      note: '',
      group: 'look',
      icon: Keyboard,
      keys: '?',
      run: onHelp,
    },
  ];
  const calendars: Command = {
    ...{ id: 'go /settings/calendars', title: say('palette.calendars'), note: '', group: 'go' },
    ...{ icon: CalendarSync, run: () => void navigate({ to: '/settings/calendars' }) },
  };
  return [...create, ...go, calendars, ...look];
}

function command(id: string, title: string, icon: LucideIcon, run: () => void): Command {
  return { id, title, note: '', group: 'create', icon, run };
}

/** What can be done with the time of whoever logs some. */
export function useTimerCommands(recent: TimeEntry[]): Command[] {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const timer = useTimer();
  const { entry } = timer;
  const last = recent.find(({ running }) => !running);
  const extended = entry ?? last;
  const lengthen = (minutes: number) => {
    const done = entry ? lengthenRunning(timer, entry, minutes) : last ? lengthenLast(last, minutes) : null;
    done?.then(() => queries.invalidateQueries({ queryKey: ['time-entries'] }), toasts.failed);
  };
  return [
    ...(entry
      ? [
          {
            ...{ id: 'timer stop', title: formatMessage({ id: 'palette.stop' }), note: workOf(entry).title },
            ...{ group: 'timer' as const, icon: Square, keys: 'S', run: () => timer.stop() },
          },
        ]
      : []),
    ...(last
      ? [
          {
            ...{ id: 'timer continue', title: formatMessage({ id: 'palette.continue' }) },
            ...{ note: [workOf(last).title, last.clientName].join(' · '), group: 'timer' as const },
            ...{ icon: Play, keys: 'C', run: () => timer.start(workOf(last)) },
          },
        ]
      : []),
    ...(extended
      ? [5, 15, 60].map<Command>((count) => ({
          ...{ id: `timer +${count}`, title: formatMessage({ id: 'palette.longer' }, { count }) },
          ...{ note: workOf(extended).title, group: 'timer', icon: count === 60 ? TimerReset : Plus },
          run: () => lengthen(count),
        }))
      : []),
  ];
}

function lengthenRunning(timer: Timer, { startedAt }: TimeEntry, minutes: number): Promise<unknown> {
  if (!startedAt) return Promise.resolve();
  return timer.change({ startedAt: Temporal.Instant.from(startedAt).subtract({ minutes }).toString() });
}

function lengthenLast({ id, endedAt, durationSeconds }: TimeEntry, minutes: number): Promise<unknown> {
  if (endedAt) {
    return timeEntries.edit(id, { endedAt: Temporal.Instant.from(endedAt).add({ minutes }).toString() });
  }
  return timeEntries.edit(id, { durationSeconds: (durationSeconds ?? 0) + minutes * 60 });
}
