import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { EntryCandidate } from '../../../api/entry-candidates';
import type { Person } from '../../../api/types';
import { CalendarGrid } from '../../../ui/calendar-grid';
import type { GridEvent, Place } from '../../../ui/calendar-grid-events';
import looks from '../../../ui/calendar-piece.module.css';
import { colourOf } from '../../../ui/client-colours';
import { BlockWords } from './block-words';
import type { Block } from './blocks';
import { DayHead } from './day-head';
import { GhostWords } from './ghost-words';

interface EntryCalendarProps {
  blocks: Block[];
  /** Events of one's own calendars that are not logged. */
  ghosts: EntryCandidate[];
  /** Every client there is, so that each keeps its colour from week to week. */
  clientIds: string[];
  /** The zone in which days and times are drawn. */
  zone: string;
  span: 'week' | 'day';
  /** A day of what is shown. */
  day: string;
  /** Worked seconds by day. */
  totals: Map<string, number>;
  snapMinutes: number;
  workingHours: Person['workingHours'];
  onDraw: (from: Place, to: string | null) => void;
  onOpen: (block: Block) => void;
  onGhost: (candidate: EntryCandidate) => void;
  onMenu: (block: Block, at: { x: number; y: number }) => void;
  /** `back` puts the block where it was. */
  onMove: (block: Block, to: Place, copies: boolean, back: () => void) => void;
  onResize: (block: Block, from: string, to: string, back: () => void) => void;
}

/** What the calendar draws: an entry, or an event that may become one. */
type Drawn = GridEvent &
  ({ block: Block; ghost?: never } | { ghost: EntryCandidate; minutes: number; block?: never });

/** The week or the day of somebody's entries. */
export function EntryCalendar({ blocks, ghosts, clientIds, totals, ...props }: EntryCalendarProps) {
  const { formatMessage } = useIntl();
  const events = useMemo(
    () => [
      ...blocks.map((block) => drawn(block, clientIds)),
      ...ghosts.flatMap((ghost) => haunting(ghost, clientIds)),
    ],
    [blocks, ghosts, clientIds],
  );
  return (
    <CalendarGrid<Drawn>
      {...props}
      events={events}
      untimed={formatMessage({ id: 'calendar.untimed' })}
      head={(day) => <DayHead day={day} zone={props.zone} totals={totals} />}
      content={(event, short) =>
        event.block ? (
          <BlockWords block={event.block} short={short} />
        ) : (
          <GhostWords candidate={event.ghost} minutes={event.minutes} short={short} />
        )
      }
      onOpen={({ block, ghost }) => (block ? props.onOpen(block) : props.onGhost(ghost))}
      onMenu={({ block }, at) => block && props.onMenu(block, at)}
      onMove={({ block }, to, copies, back) => block && props.onMove(block, to, copies, back)}
      onResize={({ block }, from, to, back) => block && props.onResize(block, from, to, back)}
    />
  );
}

function drawn(block: Block, clientIds: readonly string[]): Drawn {
  const { id, title, start, end, allDay, movable, resizable, entry } = block;
  return {
    ...{ id, title, start, end, allDay, movable, resizable, block },
    colour: colourOf(entry.clientId, clientIds),
    className: `${looks.piece} ${entry.lock ? looks.striped : entry.running ? looks.growing : ''}`,
  };
}

/** What is left to log of an event, each part where it would be logged. */
function haunting(ghost: EntryCandidate, clientIds: readonly string[]): Drawn[] {
  return ghost.parts.map(({ startsAt, endsAt }, part) => ({
    id: `${ghost.id}-${part}`,
    title: ghost.title,
    start: startsAt,
    end: endsAt,
    allDay: false,
    movable: false,
    resizable: false,
    colour: colourOf(ghost.clientId ?? '', clientIds),
    className: looks.ghost,
    minutes: Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000),
    ghost,
  }));
}
