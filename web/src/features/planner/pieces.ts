import type { Appointment, BusyTime, TimeBlock, TimeEntry } from '../../api/types';
import type { GridEvent, Place } from '../../ui/calendar-grid-events';
import { colourOf } from '../../ui/client-colours';
import { dayIn } from '../../ui/dates';

/** Something that stands in a day of the planner. */
export type Piece =
  | { kind: 'block'; block: TimeBlock }
  | { kind: 'appointment'; appointment: Appointment }
  | { kind: 'entry'; entry: TimeEntry }
  | { kind: 'busy'; busy: BusyTime };

export interface PlannedPiece extends GridEvent {
  piece: Piece;
}

interface Found {
  blocks: readonly TimeBlock[];
  appointments: readonly Appointment[];
  entries: readonly TimeEntry[];
  busy: readonly BusyTime[];
}

const GREY = '#6b7280';
/** From so many hours on an event of a calendar is drawn behind the day, not in it. */
const ALL_DAY_HOURS = 20;

/** Everything of those days, earliest first; only what is planned here can be moved here. */
export function piecesOf(found: Found, clientIds: readonly string[]): PlannedPiece[] {
  const still = { allDay: false, movable: false, resizable: false };
  return [
    ...found.blocks
      .filter(({ removedAt }) => removedAt === null)
      .map<PlannedPiece>((block) => ({
        ...{ id: `block-${block.id}`, title: `${block.taskTitle} · ${block.clientName}`, allDay: false },
        ...{ start: block.startsAt, end: block.endsAt, movable: block.can.edit, resizable: block.can.edit },
        colour: colourOf(block.clientId, clientIds),
        piece: { kind: 'block', block },
      })),
    ...found.appointments.map<PlannedPiece>((appointment) => ({
      ...{
        id: `appointment-${appointment.id}`,
        title: `${appointment.title} · ${appointment.clientName}`,
        ...still,
      },
      ...{ start: appointment.startsAt, end: appointment.endsAt },
      colour: colourOf(appointment.clientId, clientIds),
      piece: { kind: 'appointment', appointment },
    })),
    ...found.entries.flatMap<PlannedPiece>((entry) => {
      if (entry.startedAt === null || entry.endedAt === null) return [];
      const what = entry.description || entry.taskTitle;
      return [
        {
          ...{
            id: `entry-${entry.id}`,
            title: what ? `${what} · ${entry.clientName}` : entry.clientName,
            ...still,
          },
          ...{ start: entry.startedAt, end: entry.endedAt, colour: colourOf(entry.clientId, clientIds) },
          piece: { kind: 'entry', entry },
        },
      ];
    }),
    // Blocks and appointments are busy times as well; they are drawn as what they are.
    ...found.busy
      .filter((busy) => busy.kind === 'calendar' && !found.appointments.some((each) => isMadeOf(each, busy)))
      .map<PlannedPiece>((busy, place) => ({
        ...{ id: `busy-${place}-${busy.startsAt}`, title: busy.title ?? '', ...still, colour: GREY },
        ...{
          start: busy.startsAt,
          end: busy.endsAt,
          behind: hoursBetween(busy.startsAt, busy.endsAt) >= ALL_DAY_HOURS,
        },
        piece: { kind: 'busy', busy },
      })),
  ].toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start));
}

/** An event that was accepted as an appointment stands in the calendar as well: it is one thing, drawn once. */
function isMadeOf(appointment: Appointment, busy: BusyTime): boolean {
  return (
    busy.title === appointment.title &&
    Date.parse(busy.startsAt) === Date.parse(appointment.startsAt) &&
    Date.parse(busy.endsAt) === Date.parse(appointment.endsAt)
  );
}

/** By local day of their start; what began before stands on the first day. */
export function byDay(
  pieces: readonly PlannedPiece[],
  days: readonly string[],
  zone: string,
): Map<string, PlannedPiece[]> {
  const [first = ''] = days;
  const found = new Map(days.map((day) => [day, [] as PlannedPiece[]]));
  for (const piece of pieces) {
    const day = dayIn(piece.start, zone);
    found.get(day < first ? first : day)?.push(piece);
  }
  return found;
}

/** Hours that are taken by blocks and appointments, in seconds, by local day. */
export function plannedByDay(pieces: readonly PlannedPiece[], zone: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { piece, start, end } of pieces) {
    if (piece.kind !== 'block' && piece.kind !== 'appointment') continue;
    const day = dayIn(start, zone);
    sums.set(day, (sums.get(day) ?? 0) + secondsBetween(start, end));
  }
  return sums;
}

/** When a block is once it was dropped: as long as it was, in real time, also over a change of clocks. */
export function dropped({ startsAt, endsAt }: Times, { at, allDay }: Place): Times | null {
  if (allDay) return null;
  const start = Temporal.Instant.from(at);
  return times(start, start.add({ seconds: secondsBetween(startsAt, endsAt) }));
}

/** When a task that was dragged out of its list is done: there, and so long. */
export function placedAt({ at, allDay }: Place, minutes: number): Times | null {
  if (allDay) return null;
  const start = Temporal.Instant.from(at);
  return times(start, start.add({ minutes }));
}

/** A block whose edge was pulled; the other edge keeps its second. Null: nothing would be left of it. */
export function pulled(block: Times, from: string, to: string): Times | null {
  const same = (one: string, other: string) => Date.parse(one) === Date.parse(other);
  const start = same(from, block.startsAt) ? block.startsAt : from;
  const end = same(to, block.endsAt) ? block.endsAt : to;
  if (secondsBetween(start, end) < 60) return null;
  return times(Temporal.Instant.from(start), Temporal.Instant.from(end));
}

export interface Times {
  startsAt: string;
  endsAt: string;
}

export const isAt = (one: Times, other: Times): boolean =>
  Date.parse(one.startsAt) === Date.parse(other.startsAt) &&
  Date.parse(one.endsAt) === Date.parse(other.endsAt);

/** Typed by the keyboard: a day, a time of the clock and a length. An hour that the clocks skip is the one after it. */
export function typedTimes(day: string, clock: string, minutes: number, zone: string): Times | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d$/.test(clock) || !(minutes >= 1 && minutes <= 1440))
    return null;
  const start = Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: zone, plainTime: clock })
    .toInstant();
  return times(start, start.add({ minutes }));
}

/**
 * Typed over what stands: where nothing was touched it keeps its seconds, and of an hour that the clocks show twice the
 * same one.
 */
export function typedOver(
  stands: Times,
  typed: { day: string; clock: string; minutes: number },
  zone: string,
): Times | null {
  const { day, clock, minutes } = typedFrom(stands, zone);
  const untouched = day === typed.day && clock === typed.clock && minutes === typed.minutes;
  return untouched
    ? { startsAt: stands.startsAt, endsAt: stands.endsAt }
    : typedTimes(typed.day, typed.clock, typed.minutes, zone);
}

/** The fields in which a block is typed. */
export function typedFrom(
  { startsAt, endsAt }: Times,
  zone: string,
): { day: string; clock: string; minutes: number } {
  const start = Temporal.Instant.from(startsAt).toZonedDateTimeISO(zone);
  return {
    day: start.toPlainDate().toString(),
    clock: start.toPlainTime().toString({ smallestUnit: 'minute' }),
    minutes: Math.round(secondsBetween(startsAt, endsAt) / 60),
  };
}

/** The first free stretch of so many minutes within working hours, from now on, in steps of a quarter. */
export function nextFree(
  pieces: readonly PlannedPiece[],
  days: readonly string[],
  zone: string,
  minutes: number,
  now: string,
  hours: { from: string; to: string; weekdays: readonly number[] } | null,
): Times | null {
  const taken = pieces.filter(({ piece }) => piece.kind !== 'entry');
  for (const day of days) {
    const date = Temporal.PlainDate.from(day);
    if (hours && !hours.weekdays.includes(date.dayOfWeek)) continue;
    const at = (clock: string) => date.toZonedDateTime({ timeZone: zone, plainTime: clock }).toInstant();
    const close = at(hours?.to ?? '18:00');
    let start = at(hours?.from ?? '09:00');
    const soonest = quarterAfter(now);
    if (Temporal.Instant.compare(start, soonest) < 0) start = soonest;
    for (;;) {
      const end = start.add({ minutes });
      if (Temporal.Instant.compare(end, close) > 0) break;
      const hit = taken.find(
        ({ start: from, end: to }) =>
          Date.parse(from) < end.epochMilliseconds && Date.parse(to) > start.epochMilliseconds,
      );
      if (!hit) return times(start, end);
      start = quarterAfter(hit.end);
    }
  }
  return null;
}

function quarterAfter(instant: string): Temporal.Instant {
  return Temporal.Instant.from(instant).round({
    smallestUnit: 'minute',
    roundingIncrement: 15,
    roundingMode: 'ceil',
  });
}

function times(start: Temporal.Instant, end: Temporal.Instant): Times {
  return {
    startsAt: start.toString({ smallestUnit: 'second' }),
    endsAt: end.toString({ smallestUnit: 'second' }),
  };
}

export const secondsBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 1000);

const hoursBetween = (from: string, to: string) => secondsBetween(from, to) / 3600;
