import { Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import type { TimeBlock } from '../../api/types';
import { dayIn, useDates } from '../../ui/dates';
import { Dialog } from '../../ui/dialog';
import type { PlannedPiece } from './pieces';

interface PieceDialogProps {
  planned: PlannedPiece;
  zone: string;
  onClose: () => void;
}

/** What cannot be moved here says what it is, and where it is changed. */
export function PieceDialog({ planned, zone, onClose }: PieceDialogProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const { piece, title, start, end } = planned;
  const kind = formatMessage({ id: `planner.${piece.kind}` });
  return (
    <Dialog onClose={onClose} title={title || kind}>
      <Stack gap="sm">
        <p style={{ margin: 0 }}>
          {kind}
          <br />
          {dates.day(dayIn(start, zone), 'long')}, {dates.time(start, zone)}–{dates.time(end, zone)}
        </p>
        {piece.kind === 'block' && <FixedBlock block={piece.block} />}
        {piece.kind === 'busy' && (
          <p className="dim small" style={{ margin: 0 }}>
            <FormattedMessage id="planner.busy-hint" />
          </p>
        )}
        {piece.kind === 'entry' && (
          <Link to="/time" search={{ view: 'calendar', day: dayIn(start, zone) }}>
            <FormattedMessage id="planner.to-time" />
          </Link>
        )}
        {piece.kind === 'appointment' && (
          <>
            {piece.appointment.guests.length > 0 && (
              <p style={{ margin: 0 }}>{piece.appointment.guests.map(({ name }) => name).join(', ')}</p>
            )}
            <Link to="/appointments/$appointmentId" params={{ appointmentId: piece.appointment.id }}>
              <FormattedMessage id="planner.to-appointment" />
            </Link>
          </>
        )}
      </Stack>
    </Dialog>
  );
}

/** Why a block stays as it is, and the way to what is to be done in it. */
function FixedBlock({ block }: { block: TimeBlock }) {
  return (
    <>
      {block.note && <p style={{ margin: 0, whiteSpace: 'pre-line' }}>{block.note}</p>}
      <p className="dim small" style={{ margin: 0 }}>
        {block.removedAt === null ? (
          <FormattedMessage id="planner.fixed" values={{ name: block.memberName }} />
        ) : (
          <FormattedMessage id="planner.fixed-removed" />
        )}
      </p>
      <Link to="/tasks/$taskId" params={{ taskId: block.taskId }}>
        <FormattedMessage id="planner.to-task" />
      </Link>
    </>
  );
}
