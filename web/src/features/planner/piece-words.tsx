import { CalendarClock, Check, Lock, Target, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useSession } from '../../api/use-session';
import looks from '../../ui/calendar-piece.module.css';
import { useDates } from '../../ui/dates';
import { secondsBetween, type Piece, type PlannedPiece } from './pieces';
import styles from './planner-calendar.module.css';

export const pieceIcon: Record<Piece['kind'], LucideIcon> = {
  block: Target,
  appointment: CalendarClock,
  entry: Check,
  busy: Lock,
};

/**
 * What stands on a piece: what it is, its times, and whom it is for; told apart by icon and word, not by colour. What is
 * too low for two lines begins with its title, since its place tells the time.
 */
export function PieceWords({ event, short }: { event: PlannedPiece; short: boolean }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const { piece, title, start, end } = event;
  const Icon = pieceIcon[piece.kind];
  const kind = formatMessage({ id: `planner.${piece.kind}` });
  const overlaps = piece.kind === 'block' && piece.block.overlaps.length > 0;
  const note = piece.kind === 'block' ? piece.block.note : '';
  const marks = (
    <>
      <Icon size={11} aria-hidden />
      <span className="only-heard">{kind}</span>
      {overlaps && (
        <>
          <TriangleAlert size={11} aria-hidden className={styles.warn} />
          <span className="only-heard">{formatMessage({ id: 'planner.overlaps' })}</span>
        </>
      )}
    </>
  );
  const times = (
    <span>
      {dates.time(start, person.timeZone)}
      <span className={styles.until}>–{dates.time(end, person.timeZone)}</span>
    </span>
  );
  const what = <span>{title || kind}</span>;
  return (
    <div
      className={`${looks.words} ${styles.words}`}
      data-short={short || undefined}
      data-low={short || secondsBetween(start, end) < 3600 || undefined}
      title={[title || kind, note].filter(Boolean).join('\n')}
    >
      {short ? (
        <>
          <span className={`${looks.title} ${styles.title}`}>
            {marks}
            {what}
          </span>
          <span className={looks.time}>{times}</span>
        </>
      ) : (
        <>
          <span className={looks.time}>
            {marks}
            {times}
          </span>
          <span className={looks.title}>{what}</span>
        </>
      )}
    </div>
  );
}
