import { Handshake, User, UserCheck, type LucideIcon } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { ChecklistItem } from '../api/types';
import styles from './task-checklist.module.css';

const icons: Record<ChecklistItem['by'], LucideIcon> = {
  assistant: User,
  client: UserCheck,
  together: Handshake,
};

/** Who does a step. */
export function StepDoer({ by }: { by: ChecklistItem['by'] }) {
  const Icon = icons[by];
  return (
    <span className={styles.doer} data-by={by}>
      <Icon size={12} aria-hidden /> <FormattedMessage id={`checklist.by.${by}`} />
    </span>
  );
}
