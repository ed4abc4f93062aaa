import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FormattedMessage } from 'react-intl';
import { person as personCalls, sessionQuery } from '../../api/identity';
import { useSession } from '../../api/use-session';
import { deviceZone } from '../../ui/dates';
import { useToasts } from '../../ui/toasts';
import { ZoneNote } from '../../ui/zone-note';

/** A laptop that travelled: its clock and the person's own zone differ, and typed times mean the person's. */
export function DeviceZoneNote() {
  const { person } = useSession();
  const queries = useQueryClient();
  const toasts = useToasts();
  const here = deviceZone();
  const adopt = useMutation({
    mutationFn: () => personCalls.edit({ timeZone: here }),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    onError: toasts.failed,
  });
  if (here === person.timeZone) return null;
  return (
    <ZoneNote
      action={
        <Button size="compact-sm" variant="default" loading={adopt.isPending} onClick={() => adopt.mutate()}>
          <FormattedMessage id="zone.adopt" values={{ zone: here }} />
        </Button>
      }
    >
      <FormattedMessage id="zone.differs" values={{ device: here, mine: person.timeZone }} />
    </ZoneNote>
  );
}
