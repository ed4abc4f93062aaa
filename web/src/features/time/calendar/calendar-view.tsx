import { SegmentedControl, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { engagements } from '../../../api/engagements';
import { entryCandidates, type EntryCandidate } from '../../../api/entry-candidates';
import { Problem } from '../../../api/problem';
import { timeEntries } from '../../../api/time-entries';
import type { TimeEntry } from '../../../api/types';
import { useSession } from '../../../api/use-session';
import { CandidateRow } from '../../../ui/candidate-row';
import { CandidatesAside } from '../../../ui/candidates-aside';
import { addDays, dayIn, mondayOf } from '../../../ui/dates';
import { Loaded } from '../../../ui/loaded';
import { useNow } from '../../../ui/now';
import { Card, SkeletonRows } from '../../../ui/page';
import { Rows } from '../../../ui/rows';
import { useToasts } from '../../../ui/toasts';
import { useEntryActions } from '../entry-actions';
import { useEntryChanges, type Times } from '../entry-changes';
import { EntryMenu } from '../entry-menu';
import { blocksOf, drawn, dropped, isAt, resized, secondsByDay, type Block } from './blocks';
import { CalendarTable } from './calendar-table';
import { DayStrip } from './day-strip';
import { snaps, useCalendarSettings, type Shape, type Span } from './settings';
import styles from './calendar-view.module.css';

const EntryCalendar = lazy(() =>
  import('./entry-calendar').then((module) => ({ default: module.EntryCalendar })),
);
const CandidateDialog = lazy(() => import('../../../ui/candidate-dialog'));

interface CalendarViewProps {
  week: string;
  /** The day that is looked at, where one is shown alone. */
  day: string;
  onDay: (day: string) => void;
}

/** The entries of a week, or of a day on a phone, as a calendar and as a table. */
export function CalendarView({ week, day, onDay }: CalendarViewProps) {
  const { formatMessage } = useIntl();
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const [settings, choose] = useCalendarSettings();
  const monday = mondayOf(week);
  // A day more on both sides: a client's zone may call a border hour another day.
  const query = useQuery({
    ...timeEntries.range(addDays(monday, -1), addDays(monday, 8)),
    placeholderData: keepPreviousData,
  });
  const span = settings.span ?? (wide ? 'week' : 'day');
  return (
    <>
      <div className={styles.tools}>
        <SegmentedControl
          aria-label={formatMessage({ id: 'calendar.shape' })}
          value={settings.shape}
          onChange={(shape) => choose({ shape: shape as Shape })}
          data={[
            { value: 'calendar', label: formatMessage({ id: 'calendar.as-calendar' }) },
            { value: 'table', label: formatMessage({ id: 'bars.table' }) },
          ]}
        />
        <SegmentedControl
          aria-label={formatMessage({ id: 'calendar.span' })}
          value={span}
          onChange={(chosen) => choose({ span: chosen as Span })}
          data={[
            { value: 'week', label: formatMessage({ id: 'calendar.week' }) },
            { value: 'day', label: formatMessage({ id: 'calendar.day' }) },
          ]}
        />
        {settings.shape === 'calendar' && (
          <Select
            className={styles.snap}
            aria-label={formatMessage({ id: 'calendar.snap' })}
            allowDeselect={false}
            value={String(settings.snap)}
            onChange={(typed) =>
              choose({ snap: snaps.find((snap) => String(snap) === typed) ?? settings.snap })
            }
            data={snaps.map((snap) => ({
              value: String(snap),
              label: formatMessage({ id: 'calendar.snap-minutes' }, { minutes: snap }),
            }))}
          />
        )}
      </div>
      {span === 'day' && <DayStrip week={week} day={day} onDay={onDay} />}
      <Loaded query={query} skeleton={<SkeletonRows count={8} height={52} />}>
        {(entries) => (
          <Shown
            entries={entries}
            shape={settings.shape}
            span={span}
            monday={monday}
            day={day}
            snap={settings.snap}
          />
        )}
      </Loaded>
    </>
  );
}

interface ShownProps {
  entries: TimeEntry[];
  shape: Shape;
  span: Span;
  monday: string;
  day: string;
  snap: number;
}

function Shown({ entries, shape, span, monday, day, snap }: ShownProps) {
  const { person } = useSession();
  const changes = useEntryChanges();
  const toasts = useToasts();
  const { ask } = useEntryActions();
  const [menu, setMenu] = useState<{ entry: TimeEntry; at: { x: number; y: number } } | null>(null);
  const [ghost, setGhost] = useState<EntryCandidate | null>(null);
  const zone = person.timeZone;
  const [from, to] = span === 'day' ? [day, addDays(day, 1)] : [monday, addDays(monday, 7)];
  const { data: ghosts = none } = useQuery(entryCandidates.range(midnight(from, zone), midnight(to, zone)));
  const { data: known } = useQuery(engagements.list());
  const now = useMinute(entries.some(({ running }) => running));
  const blocks = useMemo(() => blocksOf(entries, now), [entries, now]);
  const clientIds = useMemo(() => [...new Set(known?.items.map(({ clientId }) => clientId))], [known]);

  const take = (block: Block, times: Times | null, copies: boolean, back: () => void) => {
    const still = !copies && times !== null && isAt(block.entry, times);
    if (copies || !times || still) back();
    if (!times || still) return;
    const work = copies ? changes.copy(block.entry, times) : changes.move(block.entry, times);
    work.catch((error: unknown) => {
      if (!copies) back();
      if (error instanceof Problem && error.code === 'time-entry.overlaps') {
        ask({ kind: 'overlap', entry: block.entry, times, copied: copies, problem: error });
      } else toasts.failed(error);
    });
  };

  const dialog = ghost && (
    <Suspense fallback={null}>
      <CandidateDialog candidate={ghost} onClose={() => setGhost(null)} />
    </Suspense>
  );
  if (shape === 'table') {
    return (
      <>
        <Ghosts
          ghosts={ghosts.filter(({ startsAt }) => dayIn(startsAt, zone) >= from)}
          range={{ from: midnight(from, zone), to: midnight(to, zone) }}
          onEdit={setGhost}
        />
        <CalendarTable blocks={blocks} zone={zone} from={from} to={to} now={now} />
        {dialog}
      </>
    );
  }
  return (
    <Card flush minHeight={512}>
      <Suspense fallback={<SkeletonRows count={8} height={52} />}>
        <EntryCalendar
          blocks={blocks}
          ghosts={ghosts}
          clientIds={clientIds}
          zone={zone}
          span={span}
          day={span === 'day' ? day : monday}
          totals={secondsByDay(blocks, zone, now)}
          snapMinutes={snap}
          workingHours={person.workingHours}
          onDraw={(from, to) => ask({ kind: 'new', values: drawn(from, to, zone) })}
          onOpen={({ entry }) => ask({ kind: 'edit', entry })}
          onGhost={setGhost}
          onMenu={({ entry }, at) => setMenu({ entry, at })}
          onMove={(block, to, copies, back) => take(block, dropped(block.entry, to, zone), copies, back)}
          onResize={(block, from, to, back) => take(block, resized(block.entry, from, to), false, back)}
        />
      </Suspense>
      {dialog}
      {menu && (
        <EntryMenu
          key={menu.entry.id}
          entry={menu.entry}
          at={menu.at}
          onPicked={() => setMenu(null)}
          onClose={() => setMenu(null)}
        />
      )}
    </Card>
  );
}

interface GhostsProps {
  ghosts: EntryCandidate[];
  range: { from: string; to: string };
  onEdit: (candidate: EntryCandidate) => void;
}

/** The same as rows, for those who read better that way; and what was set aside. */
function Ghosts({ ghosts, range, onEdit }: GhostsProps) {
  const { formatMessage } = useIntl();
  const { data: aside = none } = useQuery(entryCandidates.aside('dismissed', range));
  if (ghosts.length + aside.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'candidate.title' })}>
      <Rows label={formatMessage({ id: 'candidate.title' })}>
        {ghosts.map((candidate) => (
          <CandidateRow key={candidate.id} candidate={candidate} onEdit={onEdit} />
        ))}
      </Rows>
      <CandidatesAside range={range} />
    </Card>
  );
}

const none: EntryCandidate[] = [];

/** The first moment of a day in a zone. */
function midnight(day: string, zone: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant().toString();
}

/** Now, as often as a block that grows has to be drawn again. */
function useMinute(ticking: boolean): string {
  const seconds = Math.floor(useNow(ticking) / 1000);
  return Temporal.Instant.fromEpochMilliseconds((seconds - (seconds % 30)) * 1000).toString({
    smallestUnit: 'second',
  });
}
