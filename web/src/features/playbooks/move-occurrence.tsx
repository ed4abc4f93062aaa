import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Dialog } from '../../ui/dialog';
import styles from './playbooks.module.css';

interface MoveOccurrenceProps {
  day: string;
  onMove: (to: string) => void;
  onClose: () => void;
}

/** One occurrence on another day; the others stay. */
export function MoveOccurrence({ day, onMove, onClose }: MoveOccurrenceProps) {
  const { formatMessage } = useIntl();
  const [to, setTo] = useState(day);
  return (
    <Dialog onClose={onClose} title={formatMessage({ id: 'recurring.move' })}>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault();
          if (to && to !== day) onMove(to);
        }}
      >
        <TextInput
          type="date"
          label={formatMessage({ id: 'recurring.move-to' })}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          data-autofocus
        />
        <div className={styles.buttons}>
          <Button type="submit" disabled={!to || to === day}>
            <FormattedMessage id="common.save" />
          </Button>
          <Button variant="default" onClick={onClose}>
            <FormattedMessage id="common.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
