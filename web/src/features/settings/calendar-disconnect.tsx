import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { calendarConnections, type CalendarConnection } from '../../api/calendar-connections';
import { Dialog } from '../../ui/dialog';
import { useToasts } from '../../ui/toasts';
import styles from './calendars.module.css';

interface CalendarDisconnectProps {
  connection: CalendarConnection;
  opened: boolean;
  onClose: () => void;
}

/** Asks before an account is taken back, because that cannot be undone. */
export function CalendarDisconnect({ connection, opened, onClose }: CalendarDisconnectProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [removeEvents, setRemoveEvents] = useState(false);
  const { id, accountName, calendars } = connection;
  const writes = calendars.some(({ isTarget, isOurs }) => isTarget || isOurs);
  const disconnect = useMutation({
    mutationFn: () => calendarConnections.disconnect(id, writes && removeEvents),
    onSuccess: async ({ removed, left }) => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['calendar-connections'] });
      await queries.invalidateQueries({ queryKey: ['sync-issues'] });
      toasts.done(
        removeEvents
          ? formatMessage({ id: 'calendars.disconnected-removed' }, { removed, left })
          : formatMessage({ id: 'calendars.disconnected' }),
      );
    },
    onError: toasts.failed,
  });
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={formatMessage({ id: 'calendars.disconnect-title' }, { name: accountName })}
    >
      <div className={styles.way}>
        <p>
          <FormattedMessage id="calendars.disconnect-asked" />
        </p>
        {writes && (
          <Checkbox
            label={formatMessage({ id: 'calendars.remove-events' })}
            checked={removeEvents}
            onChange={(event) => setRemoveEvents(event.currentTarget.checked)}
          />
        )}
        <div className={styles.acts}>
          <Button loading={disconnect.isPending} onClick={() => disconnect.mutate()}>
            <FormattedMessage id="calendars.disconnect" />
          </Button>
          <Button variant="default" onClick={onClose}>
            <FormattedMessage id="common.cancel" />
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
