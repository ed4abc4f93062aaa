import { ActionIcon } from '@mantine/core';
import { Pencil } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { today, useDates } from '../../ui/dates';
import { hoursText } from '../../ui/hours';
import { Card } from '../../ui/page';
import { byDay, plannedByDay, type PlannedPiece } from './pieces';
import { pieceIcon } from './piece-words';
import styles from './agenda.module.css';

interface AgendaProps {
  pieces: PlannedPiece[];
  days: string[];
  zone: string;
  onOpen: (piece: PlannedPiece) => void;
}

/** The same days as a list: on a phone, and for everybody who reads better that way. */
export function Agenda({ pieces, days, zone, onOpen }: AgendaProps) {
  const dates = useDates();
  const found = byDay(pieces, days, zone);
  const totals = plannedByDay(pieces, zone);
  const now = today(zone);
  return (
    <Card flush>
      {days.map((day) => {
        const seconds = totals.get(day) ?? 0;
        return (
          <section key={day} className={styles.day} aria-labelledby={`day-${day}`}>
            <h2 id={`day-${day}`} className={styles.head} data-today={day === now || undefined}>
              <span>{dates.day(day, 'long')}</span>
              {seconds > 0 && (
                <span className="dim small">
                  <FormattedMessage
                    id="planner.planned"
                    values={{ hours: hoursText(seconds - (seconds % 60)) }}
                  />
                </span>
              )}
            </h2>
            <ul className={styles.pieces}>
              {(found.get(day) ?? []).map((piece) => (
                <Line key={piece.id} piece={piece} zone={zone} onOpen={() => onOpen(piece)} />
              ))}
              {found.get(day)?.length === 0 && (
                <li className={styles.free}>
                  <FormattedMessage id="planner.free" />
                </li>
              )}
            </ul>
          </section>
        );
      })}
    </Card>
  );
}

function Line({ piece: planned, zone, onOpen }: { piece: PlannedPiece; zone: string; onOpen: () => void }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const { piece, title, start, end, behind } = planned;
  const Icon = pieceIcon[piece.kind];
  const kind = formatMessage({ id: `planner.${piece.kind}` });
  const opens = piece.kind !== 'busy';
  return (
    <li className={styles.piece} style={{ borderInlineStartColor: planned.colour }}>
      <span className={styles.time}>
        {behind ? (
          <FormattedMessage id="planner.all-day" />
        ) : (
          `${dates.time(start, zone)}–${dates.time(end, zone)}`
        )}
      </span>
      <span className={styles.what}>
        <span>{title || kind}</span>
        <span className={styles.kind}>
          <Icon size={12} aria-hidden />
          {title && kind}
          {piece.kind === 'block' && piece.block.overlaps.length > 0 && (
            <>
              {' · '}
              <FormattedMessage id="planner.overlaps" />
            </>
          )}
        </span>
      </span>
      {opens && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={formatMessage({ id: 'planner.open' }, { title: title || kind })}
          onClick={onOpen}
        >
          <Pencil size={16} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
