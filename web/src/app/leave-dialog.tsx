import { Button, Stack } from '@mantine/core';
import { FormattedMessage, useIntl } from 'react-intl';
import { engine } from '../api/offline/desk';
import { unsentNow } from '../api/offline/unsent';
import { Dialog } from '../ui/dialog';

interface LeaveDialogProps {
  count: number;
  onLeave: () => void;
  onStay: () => void;
}

/** Somebody goes while changes of theirs wait on this device: what becomes of them is theirs to say. */
export default function LeaveDialog({ count, onLeave, onStay }: LeaveDialogProps) {
  const { formatMessage } = useIntl();
  const discard = async () => {
    const opened = await engine();
    for (const item of unsentNow()) await opened?.discard(item);
    onLeave();
  };
  return (
    <Dialog onClose={onStay} title={formatMessage({ id: 'unsent.leave-title' })}>
      <p style={{ marginTop: 0 }}>
        <FormattedMessage id="unsent.leave-text" values={{ count }} />
      </p>
      <Stack gap="xs">
        <Button data-autofocus onClick={onLeave}>
          <FormattedMessage id="unsent.leave-keep" />
        </Button>
        <Button variant="default" color="red" onClick={() => void discard()}>
          <FormattedMessage id="unsent.leave-discard" />
        </Button>
        <Button variant="subtle" onClick={onStay}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </Stack>
    </Dialog>
  );
}
