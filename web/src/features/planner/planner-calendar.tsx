import { useMemo, type RefObject } from 'react';
import { useIntl } from 'react-intl';
import type { Person } from '../../api/types';
import { CalendarGrid } from '../../ui/calendar-grid';
import type { Place } from '../../ui/calendar-grid-events';
import { today, useDates } from '../../ui/dates';
import { hoursText } from '../../ui/hours';
import { plannedByDay, type PlannedPiece } from './pieces';
import { PieceWords } from './piece-words';
import styles from './planner-calendar.module.css';

interface PlannerCalendarProps {
  pieces: PlannedPiece[];
  zone: string;
  span: 'week' | 'day';
  day: string;
  workingHours: Person['workingHours'];
  /** The list beside it, out of which tasks are dragged. */
  tasks: RefObject<HTMLElement | null>;
  onPlace: (taskId: string, to: Place) => void;
  onOpen: (piece: PlannedPiece) => void;
  onMove: (piece: PlannedPiece, to: Place, back: () => void) => void;
  onResize: (piece: PlannedPiece, from: string, to: string, back: () => void) => void;
}

/** Blocks, appointments, entries and busy times of a day or a week, on one calendar. */
export function PlannerCalendar({ pieces, tasks, onPlace, onMove, ...props }: PlannerCalendarProps) {
  const totals = useMemo(() => plannedByDay(pieces, props.zone), [pieces, props.zone]);
  const events = useMemo(
    () => pieces.map((piece) => ({ ...piece, className: styles[piece.piece.kind] })),
    [pieces],
  );
  return (
    <CalendarGrid<PlannedPiece>
      {...props}
      events={events}
      snapMinutes={15}
      height="max(32rem, calc(100dvh - 13rem))"
      head={(day) => <Head day={day} zone={props.zone} seconds={totals.get(day) ?? 0} />}
      content={(piece, short) => <PieceWords event={piece} short={short} />}
      onMove={(piece, to, _copies, back) => onMove(piece, to, back)}
      beside={{ area: tasks, onDrop: onPlace }}
    />
  );
}

/** A day, and how much of it is planned. */
function Head({ day, zone, seconds }: { day: string; zone: string; seconds: number }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  return (
    <span className={styles.head} data-today={day === today(zone) || undefined}>
      <span>{dates.day(day)}</span>
      <span className={styles.total}>
        {seconds > 0
          ? formatMessage({ id: 'planner.planned' }, { hours: hoursText(seconds - (seconds % 60)) })
          : '–'}
      </span>
    </span>
  );
}
