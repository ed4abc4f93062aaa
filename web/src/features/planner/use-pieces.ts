import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { engagements } from '../../api/engagements';
import { busyTimes, hosted, timeBlocks } from '../../api/planning';
import { timeEntries } from '../../api/time-entries';
import { useSession } from '../../api/use-session';
import { piecesOf, type PlannedPiece } from './pieces';

/** Everything of the days from `first` on, `after` not included, as soon as the blocks are there. */
export function usePieces(
  first: string,
  after: string,
  zone: string,
): Pick<UseQueryResult<PlannedPiece[]>, 'data' | 'error'> & { refetch: () => unknown } {
  const { seat } = useSession();
  const [from, to] = [first, after].map((day) =>
    Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant().toString(),
  ) as [string, string];
  const stay = { placeholderData: keepPreviousData };
  const blocks = useQuery({ ...timeBlocks.range(from, to), ...stay });
  const { data: appointments } = useQuery({ ...hosted.range(seat.id, from, to), ...stay });
  const { data: busy } = useQuery({ ...busyTimes.own(from, to), ...stay });
  const { data: entries } = useQuery({ ...timeEntries.range(first, after), ...stay });
  const { data: known } = useQuery(engagements.list());
  const data = useMemo(() => {
    if (!blocks.data) return undefined;
    const clientIds = [...new Set(known?.items.map(({ clientId }) => clientId))];
    const found = {
      blocks: blocks.data,
      appointments: appointments ?? [],
      entries: entries ?? [],
      busy: busy?.items ?? [],
    };
    return piecesOf(found, clientIds);
  }, [blocks.data, appointments, entries, busy, known]);
  return { data, error: blocks.error, refetch: blocks.refetch };
}
