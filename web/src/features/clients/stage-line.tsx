import { FormattedMessage } from 'react-intl';
import type { Client } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';

/** In the head of a client's page: how far the relation has come, and since when. */
export function StageLine({ client: { stage, stageSince } }: { client: Client }) {
  const { person } = useSession();
  const dates = useDates();
  if (stage === null) return null;
  return (
    <>
      <FormattedMessage id={`stage.${stage}`} />
      {stageSince && (
        <>
          {' · '}
          <FormattedMessage
            id="tasks.since"
            values={{ day: dates.day(dayIn(stageSince, person.timeZone), 'full') }}
          />
        </>
      )}
    </>
  );
}
