import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { TimeEntry } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Dialog } from '../../ui/dialog';
import { hoursText } from '../../ui/hours';
import { now, secondsBetween } from './moments';
import { workOf, type Timer } from './timer';

interface AwayDialogProps {
  entry: TimeEntry;
  since: string;
  timer: Timer;
  onDone: () => void;
}

/** Nobody was there while the timer ran: asks what that time was. Closing it keeps everything. */
export default function AwayDialog({ entry, since, timer, onDone }: AwayDialogProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const [until] = useState(now);
  const hours = hoursText(Math.max(60, Math.floor(secondsBetween(since, until) / 60) * 60));
  const answer = (act?: () => void) => () => {
    onDone();
    act?.();
  };
  return (
    <Dialog
      onClose={answer()}
      title={formatMessage(
        { id: 'away.title' },
        { from: dates.time(since, entry.timeZone), to: dates.time(until, entry.timeZone) },
      )}
    >
      <p style={{ marginTop: 0 }}>
        <FormattedMessage id="away.text" values={{ what: workOf(entry).title }} />
      </p>
      <Stack gap="xs">
        <Button data-autofocus onClick={answer()}>
          <FormattedMessage id="away.keep" values={{ hours }} />
        </Button>
        <Button variant="default" onClick={answer(() => timer.resume(since))}>
          <FormattedMessage id="away.resume" values={{ hours }} />
        </Button>
        <Button variant="default" onClick={answer(() => timer.stop(since))}>
          <FormattedMessage id="away.discard" values={{ hours, from: dates.time(since, entry.timeZone) }} />
        </Button>
      </Stack>
    </Dialog>
  );
}
