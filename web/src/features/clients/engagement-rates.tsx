import { useQuery } from '@tanstack/react-query';
import { services } from '../../api/engagements';
import { members } from '../../api/identity';
import { rates } from '../../api/rates';
import type { Engagement } from '../../api/types';
import { NewRate, type RateTarget } from '../../ui/new-rate';
import { RateList } from '../../ui/rate-list';

/** Rates of single assistants and services within an engagement. */
export function EngagementRates({ engagement }: { engagement: Engagement }) {
  const engagementId = engagement.id;
  const query = useQuery(rates.list({ engagementId }));
  return (
    <>
      <RateList query={query} lead="rates.of-engagement-lead" inset={false} />
      {engagement.can.edit && <NewEngagementRate engagement={engagement} />}
    </>
  );
}

function NewEngagementRate({ engagement: { id, currency } }: { engagement: Engagement }) {
  const { data: kinds } = useQuery(services.list(id));
  const { data: people } = useQuery(members.list);
  const targets: RateTarget[] = [
    ...(people?.items ?? [])
      .filter(({ removedAt }) => removedAt === null)
      .map((member) => ({
        value: member.id,
        label: member.name,
        body: { scope: 'assistant' as const, engagementId: id, memberId: member.id },
      })),
    ...(kinds?.items ?? [])
      .filter(({ archivedAt }) => archivedAt === null)
      .map((service) => ({
        value: service.id,
        label: service.name,
        body: { scope: 'service' as const, engagementId: id, serviceId: service.id },
      })),
  ];
  return <NewRate targets={targets} currencies={[currency]} inset={false} />;
}
