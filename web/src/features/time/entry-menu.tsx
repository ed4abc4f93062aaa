import { ActionIcon, Menu } from '@mantine/core';
import {
  CalendarArrowUp,
  Copy,
  EllipsisVertical,
  FilePenLine,
  Pencil,
  Play,
  Scissors,
  Trash2,
  CopyPlus,
} from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { TimeEntry } from '../../api/types';
import { useToasts } from '../../ui/toasts';
import { useEntryActions } from './entry-actions';
import { useEntryChanges } from './entry-changes';
import { workOf } from './timer';

interface EntryMenuProps {
  entry: TimeEntry;
  /** Where the pointer asked for it, instead of a button. */
  at?: { x: number; y: number };
  onPicked?: () => void;
  onClose?: () => void;
  /** Where the fields are in the same place already. */
  edits?: boolean;
}

/** Everything that can be done with an entry; the way without dragging, too. */
export function EntryMenu({ entry, at, onPicked, onClose, edits = false }: EntryMenuProps) {
  const { formatMessage } = useIntl();
  const { title } = workOf(entry);
  return (
    <Menu
      position={at ? 'bottom-start' : 'bottom-end'}
      {...(at ? { opened: true, ...(onClose ? { onClose } : {}) } : {})}
    >
      <Menu.Target>
        {at ? (
          <span style={{ position: 'fixed', left: at.x, top: at.y }} />
        ) : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={formatMessage({ id: 'entry.menu' }, { what: title })}
          >
            <EllipsisVertical size={16} aria-hidden />
          </ActionIcon>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Items entry={entry} edits={edits || at !== undefined} onPicked={onPicked} />
      </Menu.Dropdown>
    </Menu>
  );
}

interface ItemsProps {
  entry: TimeEntry;
  edits: boolean;
  onPicked: (() => void) | undefined;
}

function Items({ entry, edits, onPicked }: ItemsProps) {
  const { ask, timer } = useEntryActions();
  const changes = useEntryChanges();
  const toasts = useToasts();
  const { can, running } = entry;
  const picked = (act: () => void) => () => {
    onPicked?.();
    act();
  };
  const size = 15;
  return (
    <>
      {edits && (
        <Menu.Item
          leftSection={<Pencil size={size} aria-hidden />}
          onClick={picked(() => ask({ kind: 'edit', entry }))}
        >
          <FormattedMessage id={can.edit ? 'common.edit' : 'entry.look'} />
        </Menu.Item>
      )}
      {!running && (
        <Menu.Item
          leftSection={<Play size={size} aria-hidden />}
          onClick={picked(() => timer.start(workOf(entry)))}
        >
          <FormattedMessage id="entry.go-on" />
        </Menu.Item>
      )}
      {can.duplicate && (
        <>
          <Menu.Item
            leftSection={<CopyPlus size={size} aria-hidden />}
            onClick={picked(() => void changes.duplicate(entry).catch(toasts.failed))}
          >
            <FormattedMessage id="entry.duplicate" />
          </Menu.Item>
          <Menu.Item
            leftSection={<Copy size={size} aria-hidden />}
            onClick={picked(() => ask({ kind: 'copy', entry }))}
          >
            <FormattedMessage id="entry.copy-to" />
          </Menu.Item>
        </>
      )}
      {can.edit && !running && (
        <Menu.Item
          leftSection={<CalendarArrowUp size={size} aria-hidden />}
          onClick={picked(() => ask({ kind: 'move', entry }))}
        >
          <FormattedMessage id="entry.move-to" />
        </Menu.Item>
      )}
      {can.split && !running && (
        <Menu.Item
          leftSection={<Scissors size={size} aria-hidden />}
          onClick={picked(() => ask({ kind: 'split', entry }))}
        >
          <FormattedMessage id="entry.split" />
        </Menu.Item>
      )}
      {(can.adjust || entry.adjustedSeconds !== 0) && (
        <Menu.Item
          leftSection={<FilePenLine size={size} aria-hidden />}
          onClick={picked(() => ask({ kind: 'adjust', entry }))}
        >
          <FormattedMessage id="entry.correct" />
        </Menu.Item>
      )}
      {can.remove && (
        <Menu.Item
          color="red"
          leftSection={<Trash2 size={size} aria-hidden />}
          onClick={picked(() => changes.remove(entry))}
        >
          <FormattedMessage id="common.delete" />
        </Menu.Item>
      )}
    </>
  );
}
