import { ActionIcon } from '@mantine/core';
import { Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';

interface RowAction {
  /** What it does and to which row: read aloud, and shown on hovering. */
  label: string;
  onClick: () => void;
}

/** The pencil at the end of a row: opens its form. */
export function EditAction(action: RowAction) {
  return <IconAction {...action} icon={<Pencil size={16} aria-hidden />} />;
}

/** The bin at the end of a row: takes it away, with an undo that the caller offers. */
export function RemoveAction(action: RowAction) {
  return <IconAction {...action} icon={<Trash2 size={16} aria-hidden />} />;
}

function IconAction({ label, onClick, icon }: RowAction & { icon: ReactNode }) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} title={label} onClick={onClick}>
      {icon}
    </ActionIcon>
  );
}
