import { CalendarClock, Check, Lock, Target, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import type { Piece, PlannedPiece } from './pieces';
import styles from './planner-calendar.module.css';

export const pieceIcon: Record<Piece['kind'], LucideIcon> = {
  block: Target,
  appointment: CalendarClock,
  entry: Check,
  busy: Lock,
};

/** What stands on a piece: what it is, its times, and whom it is for; told apart by icon and word, not by colour. */
export function PieceWords({ event, short }: { event: PlannedPiece; short: boolean }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const { piece, title, start, end } = event;
  const Icon = pieceIcon[piece.kind];
  const kind = formatMessage({ id: `planner.${piece.kind}` });
  const overlaps = piece.kind === 'block' && piece.block.overlaps.length > 0;
  const note = piece.kind === 'block' ? piece.block.note : '';
  return (
    <div className={styles.words} data-short={short || undefined} title={note || undefined}>
      <span className={styles.time}>
        <Icon size={11} aria-hidden />
        <span className="only-heard">{kind}</span>
        <span className={styles.clock}>
          {dates.time(start, person.timeZone)}
          <span className={styles.until}>–{dates.time(end, person.timeZone)}</span>
        </span>
        {overlaps && (
          <>
            <TriangleAlert size={11} aria-hidden className={styles.warn} />
            <span className="only-heard">{formatMessage({ id: 'planner.overlaps' })}</span>
          </>
        )}
      </span>
      <span className={styles.title}>{title || kind}</span>
    </div>
  );
}
