import { Badge } from '@mantine/core';
import {
  Ban,
  CircleCheckBig,
  CircleDashed,
  CircleDot,
  Hourglass,
  Inbox,
  PackageCheck,
  RotateCcw,
  ThumbsUp,
  User,
  UserCheck,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { TaskStatus, Turn } from '../api/types';

export const statusIcon: Record<TaskStatus, LucideIcon> = {
  requested: Inbox,
  accepted: ThumbsUp,
  declined: Ban,
  in_progress: CircleDot,
  waiting_for_client: Hourglass,
  waiting_for_third_party: Hourglass,
  delivered: PackageCheck,
  change_requested: RotateCcw,
  done: CircleCheckBig,
  cancelled: Ban,
};

const turnIcon: Record<Turn, LucideIcon> = {
  assistant: User,
  client: UserCheck,
  third_party: Users,
  none: CircleDashed,
};

/** Where a task stands: an icon and a word, never colour alone. `toClient`: the reader is the client. */
export function StatusBadge({ status, toClient = false }: { status: TaskStatus; toClient?: boolean }) {
  const Icon = statusIcon[status];
  return (
    <Badge variant="default" tt="none" fw={500} leftSection={<Icon size={13} aria-hidden />}>
      <FormattedMessage
        id={
          toClient && status === 'waiting_for_client'
            ? 'task.status.waiting_for_you'
            : `task.status.${status}`
        }
      />
    </Badge>
  );
}

/** Whose turn it is. `toClient`: the reader is the client. */
export function TurnBadge({ turn, toClient = false }: { turn: Turn; toClient?: boolean }) {
  const Icon = turnIcon[turn];
  return (
    <Badge
      variant={turn === (toClient ? 'client' : 'assistant') ? 'light' : 'default'}
      tt="none"
      fw={500}
      leftSection={<Icon size={13} aria-hidden />}
    >
      <FormattedMessage id={toClient && turn === 'client' ? 'task.turn.yours' : `task.turn.${turn}`} />
    </Badge>
  );
}
