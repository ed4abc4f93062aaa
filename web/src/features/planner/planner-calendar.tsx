import { useMemo, type RefObject } from 'react';
import { useIntl } from 'react-intl';
import type { Person } from '../../api/types';
import { CalendarDayHead } from '../../ui/calendar-day-head';
import { CalendarGrid } from '../../ui/calendar-grid';
import type { Place } from '../../ui/calendar-grid-events';
import looks from '../../ui/calendar-piece.module.css';
import { plannedByDay, type Piece, type PlannedPiece } from './pieces';
import { PieceWords } from './piece-words';

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

const lookOf: Record<Piece['kind'], string> = {
  block: `${looks.piece}`,
  appointment: `${looks.piece} ${looks.outlined}`,
  entry: `${looks.piece} ${looks.quiet}`,
  busy: `${looks.piece} ${looks.striped}`,
};

/** Blocks, appointments, entries and busy times of a day or a week, on one calendar. */
export function PlannerCalendar({ pieces, tasks, onPlace, onMove, ...props }: PlannerCalendarProps) {
  const { formatMessage } = useIntl();
  const totals = useMemo(() => plannedByDay(pieces, props.zone), [pieces, props.zone]);
  const events = useMemo(
    () => pieces.map((piece) => ({ ...piece, className: lookOf[piece.piece.kind] })),
    [pieces],
  );
  return (
    <CalendarGrid<PlannedPiece>
      {...props}
      events={events}
      snapMinutes={15}
      height="max(32rem, calc(100dvh - 13rem))"
      head={(day) => (
        <CalendarDayHead
          day={day}
          zone={props.zone}
          seconds={totals.get(day) ?? 0}
          worded={(hours) => formatMessage({ id: 'planner.planned' }, { hours })}
        />
      )}
      content={(piece, short) => <PieceWords event={piece} short={short} />}
      onMove={(piece, to, _copies, back) => onMove(piece, to, back)}
      beside={{ area: tasks, onDrop: onPlace }}
    />
  );
}
