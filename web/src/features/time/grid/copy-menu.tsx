import { Alert, Button, Menu } from '@mantine/core';
import { ChevronDown, CopyPlus } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { hoursText } from '../../../ui/hours';
import { cellKey } from './use-cells';
import type { CopyOutcome } from './use-copy';
import { useWords } from './words';
import styles from './grid.module.css';

interface CopyMenuProps {
  /** Until it is known where time may be logged. */
  disabled: boolean;
  pending: boolean;
  onCopy: (withHours: boolean) => void;
}

export function CopyMenu({ disabled, pending, onCopy }: CopyMenuProps) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          loading={pending}
          disabled={disabled}
          leftSection={<CopyPlus size={14} aria-hidden />}
          rightSection={<ChevronDown size={14} aria-hidden />}
        >
          <FormattedMessage id="grid.copy" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onCopy(false)}>
          <FormattedMessage id="grid.copy-rows" />
        </Menu.Item>
        <Menu.Item onClick={() => onCopy(true)}>
          <FormattedMessage id="grid.copy-hours" />
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What was copied; every cell that was not taken, with its reason. */
export function CopyNote({ outcome, onClose }: { outcome: CopyOutcome; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const words = useWords();
  const { rows, entries, leftOut } = outcome;
  return (
    <Alert
      role="status"
      variant="light"
      color={leftOut.length > 0 ? 'orange' : undefined}
      withCloseButton
      closeButtonLabel={formatMessage({ id: 'common.close' })}
      onClose={onClose}
    >
      <FormattedMessage
        id={leftOut.length > 0 ? 'grid.copied-some' : 'grid.copied-all'}
        values={{ rows, entries, left: leftOut.length }}
      />
      {leftOut.length > 0 && (
        <ul className={styles.leftOut}>
          {leftOut.map(({ cell, because }) => (
            <li key={cellKey(cell.row, cell.day)}>
              {words.place(cell.row, cell.day)}, {hoursText(cell.seconds)}: {words.leftOut(because)}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
