import { FormattedMessage } from 'react-intl';
import type { DeliverableVersion } from '../api/types';
import { useSession } from '../api/use-session';
import { dayIn, useDates } from './dates';

/** Since when and why a content is not there any more; the record of it stays. */
export function DocumentRemoved({ version }: { version: DeliverableVersion }) {
  const { person } = useSession();
  const dates = useDates();
  const { contentRemovedAt, contentRemovedWhy } = version;
  if (!contentRemovedAt) return null;
  return (
    <p className="dim small" style={{ margin: 0 }}>
      <FormattedMessage
        id={`document.content-removed.${contentRemovedWhy ?? 'unknown'}`}
        values={{ day: dates.day(dayIn(contentRemovedAt, person.timeZone), 'full') }}
      />
    </p>
  );
}
