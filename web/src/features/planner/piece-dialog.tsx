import { Modal, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { dayIn, useDates } from '../../ui/dates';
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
    <Modal
      opened
      onClose={onClose}
      title={title || kind}
      closeButtonProps={{ 'aria-label': formatMessage({ id: 'common.close' }) }}
    >
      <Stack gap="sm">
        <p style={{ margin: 0 }}>
          {kind}
          <br />
          {dates.day(dayIn(start, zone), 'long')}, {dates.time(start, zone)}–{dates.time(end, zone)}
        </p>
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
    </Modal>
  );
}
