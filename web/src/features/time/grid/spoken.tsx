import { useIntl } from 'react-intl';
import { hoursText } from '../../../ui/hours';
import type { Draft } from './use-cells';
import { useWords } from './words';

/** What became of the cell that was left last, for those who hear the page. */
export function Spoken({ last }: { last: Draft | null }) {
  const { formatMessage } = useIntl();
  const words = useWords();
  return (
    <p role="status" className="only-heard">
      {last &&
        formatMessage(
          { id: last.state === 'saved' ? 'grid.said-saved' : 'grid.said-not-saved' },
          {
            place: words.place(last.row, last.day),
            hours: hoursText(last.seconds),
            reason: last.state === 'saved' ? '' : words.draft(last),
          },
        )}
    </p>
  );
}
