import { useIntl } from 'react-intl';
import { useDates } from '../../../ui/dates';
import { hoursText } from '../../../ui/hours';
import { explain } from '../../../ui/problem-note';
import type { Cell, Row } from './cells';
import type { LeftOut } from './copy-week';
import type { Refusal } from './plan';
import type { Draft } from './use-cells';

interface Words {
  row: (row: Row) => string;
  /** Row and day together. */
  place: (row: Row, day: string) => string;
  /** What cannot be seen in the number of a cell: why it is locked, how many entries it has. */
  cell: (cell: Cell) => string;
  refusal: (refusal: Refusal) => string;
  draft: (draft: Draft) => string;
  leftOut: (because: LeftOut | { words: string }) => string;
}

/** The grid in the reader's words. */
export function useWords(): Words {
  const intl = useIntl();
  const dates = useDates();
  const { formatMessage } = intl;
  const row = (found: Row) =>
    [
      found.clientName,
      found.taskTitle,
      found.serviceName,
      !found.billable && formatMessage({ id: 'entry.not-billable' }),
    ]
      .filter(Boolean)
      .join(' · ');
  const refusal = (refused: Refusal) => {
    if (refused.because === 'day-full' || refused.because === 'timed') {
      return formatMessage({ id: `grid.refused.${refused.because}` }, { hours: hoursText(refused.seconds) });
    }
    return formatMessage({ id: `grid.lock.${refused.because}` });
  };
  return {
    row,
    place: (found, day) => `${row(found)}, ${dates.day(day, 'long')}`,
    cell: ({ entries, lock }) => {
      if (lock) return formatMessage({ id: `grid.lock.${lock}` });
      const timed = entries.filter(({ startedAt }) => startedAt !== null).length;
      if (timed === 0 && entries.length < 2) return '';
      return formatMessage({ id: 'grid.entries' }, { count: entries.length, timed });
    },
    refusal,
    draft: (draft) => (draft.refusal ? refusal(draft.refusal) : explain(intl, draft.error)),
    leftOut: (because) =>
      typeof because === 'string' ? formatMessage({ id: `grid.left-out.${because}` }) : because.words,
  };
}
