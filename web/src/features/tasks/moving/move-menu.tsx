import { ActionIcon, Button, Menu } from '@mantine/core';
import { ArrowRightLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Task } from '../../../api/types';
import { statusIcon } from '../../../ui/task-badges';
import styles from './dialogs.module.css';
import { useMoving } from './moving';
import { commonMoves } from './undo';

interface MoveMenuProps {
  tasks: readonly Task[];
  opened?: boolean;
  onOpened?: (opened: boolean) => void;
  /** A button with words instead of an icon. */
  worded?: boolean;
}

/** Where tasks can be moved to: the way without dragging. Only what the server allows is offered. */
export function MoveMenu({ tasks, opened, onOpened, worded = false }: MoveMenuProps) {
  const { formatMessage } = useIntl();
  const { go } = useMoving();
  const moves = commonMoves(tasks);
  const [only] = tasks;
  const label =
    tasks.length === 1
      ? formatMessage({ id: 'moving.to-of' }, { title: only?.title ?? '' })
      : formatMessage({ id: 'moving.to' });
  const controlled = opened === undefined ? {} : { opened };
  let target: ReactNode = (
    <ActionIcon variant="subtle" color="gray" aria-label={label} title={formatMessage({ id: 'moving.to' })}>
      <ArrowRightLeft size={15} aria-hidden />
    </ActionIcon>
  );
  if (worded) {
    target = (
      <Button
        size="compact-sm"
        variant="default"
        disabled={moves.length === 0}
        leftSection={<ArrowRightLeft size={15} aria-hidden />}
      >
        <FormattedMessage id="moving.to" />
      </Button>
    );
  }
  return (
    <Menu position="bottom-end" {...controlled} onChange={onOpened}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        <Menu.Label>
          <FormattedMessage id={moves.length > 0 ? 'moving.to' : 'moving.nowhere'} />
        </Menu.Label>
        {moves.map(({ to }) => {
          const Icon = statusIcon[to];
          return (
            <Menu.Item key={to} leftSection={<Icon size={15} aria-hidden />} onClick={() => go(tasks, to)}>
              <FormattedMessage id={`task.status.${to}`} />
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
