import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { services } from '../api/engagements';

const none = 'none';

interface ServiceSelectProps {
  engagementId: string;
  /** Null: none; undefined: nothing is said, and it stays as it is. */
  value: string | null | undefined;
  placeholder: string;
  onChange: (serviceId: string | null | undefined) => void;
}

/** A service for many at once. Services belong to an engagement: offered where all share one. */
export function ServiceSelect({ engagementId, value, placeholder, onChange }: ServiceSelectProps) {
  const { formatMessage } = useIntl();
  const { data } = useQuery(services.list(engagementId));
  return (
    <Select
      label={formatMessage({ id: 'task.service' })}
      placeholder={placeholder}
      clearable
      clearButtonProps={{ 'aria-label': formatMessage({ id: 'common.clear' }) }}
      value={value === null ? none : (value ?? null)}
      data={[
        { value: none, label: formatMessage({ id: 'tasks.no-service' }) },
        ...(data?.items ?? [])
          .filter(({ archivedAt }) => !archivedAt)
          .map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(chosen) => onChange(chosen === none ? null : (chosen ?? undefined))}
    />
  );
}
