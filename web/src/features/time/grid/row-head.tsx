import { ActionIcon, Menu } from '@mantine/core';
import { CircleSlash2, EllipsisVertical, Pin, PinOff, X } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { GridRow } from './cells';
import type { KeptRows } from './kept-rows';
import { useWords } from './words';
import styles from './grid.module.css';

/** What is worked on in a row. */
export function RowHead({ row, pinned }: { row: GridRow; pinned: boolean }) {
  const { formatMessage } = useIntl();
  const title = row.taskTitle ?? row.clientName;
  const note = [row.taskTitle ? row.clientName : row.engagementName, row.serviceName].filter(Boolean);
  return (
    <th scope="row" className={styles.what}>
      <span className={styles.title}>
        {title}
        {pinned && <Pin size={12} role="img" aria-label={formatMessage({ id: 'grid.pinned' })} />}
      </span>
      <span className={styles.note}>
        {note.join(' · ')}
        {!row.billable && (
          <span className={styles.free}>
            <CircleSlash2 size={12} aria-hidden /> <FormattedMessage id="entry.not-billable" />
          </span>
        )}
      </span>
    </th>
  );
}

/** Keeps a row in every week, or takes one without entries away. */
export function RowMenu({ row, kept }: { row: GridRow; kept: KeptRows }) {
  const { formatMessage } = useIntl();
  const words = useWords();
  const pinned = kept.isPinned(row.key);
  const empty = row.cells.every(({ entries }) => entries.length === 0);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={formatMessage({ id: 'grid.row-menu' }, { row: words.row(row) })}
        >
          <EllipsisVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={pinned ? <PinOff size={16} aria-hidden /> : <Pin size={16} aria-hidden />}
          onClick={() => kept.pin(row, !pinned)}
        >
          <FormattedMessage id={pinned ? 'grid.unpin' : 'grid.pin'} />
        </Menu.Item>
        <Menu.Item
          leftSection={<X size={16} aria-hidden />}
          disabled={!empty}
          onClick={() => kept.remove(row.key)}
        >
          <FormattedMessage id={empty ? 'grid.remove-row' : 'grid.remove-row-full'} />
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
