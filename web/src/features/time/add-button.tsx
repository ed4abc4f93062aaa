import { Button } from '@mantine/core';
import { FormattedMessage } from 'react-intl';
import { useSession } from '../../api/use-session';
import { useEntryActions } from './entry-actions';
import { emptyValues } from './entry-values';

/** The one next step where nothing is yet. */
export function AddButton({ day }: { day: string }) {
  const { person } = useSession();
  const { ask } = useEntryActions();
  return (
    <Button variant="light" onClick={() => ask({ kind: 'new', values: emptyValues(day, person.timeZone) })}>
      <FormattedMessage id="time.add" />
    </Button>
  );
}
