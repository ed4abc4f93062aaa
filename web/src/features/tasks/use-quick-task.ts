import { useQuery } from '@tanstack/react-query';
import { services } from '../../api/engagements';
import type { Engagement } from '../../api/types';
import { useSession } from '../../api/use-session';
import { today } from '../../ui/dates';
import { engagementNames } from '../../ui/engagement-names';
import { quickTask, type Named, type QuickTask } from './quick-line';

interface QuickNames {
  engagements: Named[];
  servicesOf: (engagementId: string | null) => Named[];
  read: (line: string, engagementId: string | null) => QuickTask;
}

/** Understands quick lines with the clients and services that there are. */
export function useQuickTask(engagements: readonly Engagement[]): QuickNames {
  const { person } = useSession();
  const { data: kinds } = useQuery(services.all);
  const names = engagementNames([...engagements]).map(({ value, label }) => ({ id: value, label }));
  const servicesOf = (engagementId: string | null) =>
    (kinds ?? [])
      .filter((service) => !service.archivedAt && service.engagementId === engagementId)
      .map(({ id, name }) => ({ id, label: name }));
  const zoneOf = (engagementId: string | null) =>
    engagements.find(({ id }) => id === engagementId)?.timeZone ?? person.timeZone;
  return {
    engagements: names,
    servicesOf,
    read: (line, engagementId) =>
      quickTask(line, {
        engagements: names,
        servicesOf,
        engagementId,
        todayIn: (id) => today(zoneOf(id)),
      }),
  };
}
