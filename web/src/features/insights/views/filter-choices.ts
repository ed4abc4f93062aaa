import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { clients } from '../../../api/clients';
import { engagements, services } from '../../../api/engagements';
import { members } from '../../../api/identity';
import type { View } from '../../../api/views';
import { engagementNames } from '../../../ui/engagement-names';

export interface Choice {
  value: string;
  label: string;
}

type FilterField = 'clientIds' | 'engagementIds' | 'serviceIds' | 'memberIds';

/** Everything that work can be narrowed to, by name. */
export function useFilterChoices(): Record<FilterField, Choice[]> {
  const { data: who } = useQuery(clients.list());
  const { data: places } = useQuery(engagements.list());
  const { data: kinds } = useQuery(services.all);
  const { data: people } = useQuery(members.list);
  const all = places?.items ?? [];
  const clientOf = new Map(all.map(({ id, clientName }) => [id, clientName]));
  const named = ({ id, name }: { id: string; name: string }): Choice => ({ value: id, label: name });
  return {
    clientIds: (who?.items ?? []).map(named),
    engagementIds: engagementNames(all),
    serviceIds: (kinds ?? []).map(({ id, name, engagementId }) => ({
      value: id,
      label: [name, clientOf.get(engagementId)].filter(Boolean).join(' · '),
    })),
    memberIds: (people?.items ?? []).map(named),
  };
}

/** What a view is narrowed to, in words; null where it is about all work. */
export function useFilterWords({ billable, ...filter }: View['filter']): string | null {
  const { formatMessage, formatList } = useIntl();
  const choices = useFilterChoices();
  const fields = Object.keys(choices) as FilterField[];
  const names = fields.flatMap((field) =>
    choices[field].filter(({ value }) => filter[field].includes(value)).map(({ label }) => label),
  );
  const words = [
    ...(names.length > 0 ? [formatMessage({ id: 'views.only' }, { names: formatList(names) })] : []),
    ...(billable === null ? [] : [formatMessage({ id: `views.work-${billable ? 'yes' : 'no'}` })]),
  ];
  return words.length > 0 ? words.join(' · ') : null;
}
