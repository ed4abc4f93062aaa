import { useQuery } from '@tanstack/react-query';
import { contacts } from '../../api/clients';
import { engagements } from '../../api/engagements';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { readersOf, type Reader } from './recipients';

interface Readers {
  /** Undefined until everything is known that decides it. */
  data: Reader[] | undefined;
  error: Error | null;
  refetch: () => unknown;
}

/** To whom a draft will go; a later version also to those who had the one before. */
export function useReaders(report: Report): Readers {
  const people = useQuery(contacts.list(report.clientId));
  const engagement = useQuery(engagements.one(report.engagementId));
  const isLater = report.number > 1;
  const versions = useQuery({ ...reports.versions(report.id), enabled: isLater });
  const before = versions.data?.find(({ number }) => number === report.number - 1);
  const earlier = useQuery({ ...reports.one(before?.id ?? ''), enabled: before !== undefined });
  const asked = isLater ? [people, engagement, versions, earlier] : [people, engagement];
  const known = people.data && engagement.data && (!isLater || earlier.data);
  return {
    data: known
      ? readersOf(people.data.items, engagement.data.schedule.recipients, earlier.data?.deliveries)
      : undefined,
    error: asked.find(({ error }) => error)?.error ?? null,
    refetch: () => Promise.all(asked.map((query) => query.refetch())),
  };
}
