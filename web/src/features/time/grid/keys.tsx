import { Kbd } from '@mantine/core';
import { FormattedMessage } from 'react-intl';
import styles from './grid.module.css';

/** The keys of the grid, in one quiet line. */
export function Keys() {
  return (
    <p className={styles.keys}>
      <FormattedMessage
        id="grid.keys"
        values={{
          enter: <Kbd key="enter">Enter</Kbd>,
          tab: <Kbd key="tab">Tab</Kbd>,
          escape: <Kbd key="escape">Esc</Kbd>,
          open: <Kbd key="open">F2</Kbd>,
          add: (
            <span key="add">
              <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>
            </span>
          ),
        }}
      />
    </p>
  );
}
