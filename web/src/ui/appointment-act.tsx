import { Button } from '@mantine/core';
import { CalendarX, Move, Pencil } from 'lucide-react';
import { FormattedMessage } from 'react-intl';

/** What can be done with an appointment that is booked. */
export type AppointmentAct = 'move' | 'edit' | 'cancel';

const looks = {
  move: { Icon: Move, label: 'appointments.move' },
  edit: { Icon: Pencil, label: 'common.edit' },
  cancel: { Icon: CalendarX, label: 'appointments.cancel' },
} as const;

interface AppointmentActButtonProps {
  act: AppointmentAct;
  /** What is unfolded at present. */
  doing: AppointmentAct | null;
  onDo: (act: AppointmentAct | null) => void;
  /** What one most likely came for. */
  first?: boolean;
}

/** Unfolds what can be done, and folds it again. */
export function AppointmentActButton({ act, doing, onDo, first = false }: AppointmentActButtonProps) {
  const { Icon, label } = looks[act];
  return (
    <Button
      variant={first ? 'filled' : 'default'}
      leftSection={<Icon size={16} aria-hidden />}
      aria-expanded={doing === act}
      onClick={() => onDo(doing === act ? null : act)}
    >
      <FormattedMessage id={label} />
    </Button>
  );
}
