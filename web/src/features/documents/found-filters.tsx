import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { deliverables } from '../../api/deliverables';
import type { Engagement } from '../../api/types';
import { foundKinds } from '../../ui/document-found-kinds';
import { clientsOf } from './places';
import type { DocumentSearch } from './search';
import type { DocumentWish } from './use-document-address';
import styles from './documents.module.css';

interface FoundFiltersProps {
  search: DocumentSearch;
  engagements: Engagement[];
  onChange: (changed: DocumentWish) => void;
}

/** Where to look: at one client, for one kind, in one folder, under one tag. */
export function FoundFilters({ search, engagements: all, onChange }: FoundFiltersProps) {
  const { formatMessage } = useIntl();
  const { engagementId, kind, folder, tag } = search;
  const clientId = search.clientId ?? all.find(({ id }) => id === engagementId)?.clientId;
  const { data: shelves } = useQuery(deliverables.folders(clientId ? { clientId } : {}));
  const clients = clientsOf(all);
  return (
    <div className={styles.filters}>
      {clients.length > 1 && (
        <Choice
          label={formatMessage({ id: 'archive.client' })}
          value={clientId}
          data={clients.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(chosen) =>
            onChange({ clientId: chosen, engagementId: undefined, folder: undefined, tag: undefined })
          }
        />
      )}
      <Choice
        label={formatMessage({ id: 'archive.kind' })}
        value={kind}
        data={foundKinds.map((value) => ({ value, label: formatMessage({ id: `archive.kinds.${value}` }) }))}
        onChange={(chosen) => onChange({ kind: foundKinds.find((known) => known === chosen) })}
      />
      <Choice
        label={formatMessage({ id: 'document.folder' })}
        value={folder}
        data={(shelves?.items ?? []).map((used) => ({ value: used.folder, label: used.folder }))}
        onChange={(chosen) => onChange({ folder: chosen })}
      />
      <Choice
        label={formatMessage({ id: 'archive.tag' })}
        value={tag}
        data={(shelves?.tags ?? []).map((used) => ({ value: used.tag, label: used.tag }))}
        onChange={(chosen) => onChange({ tag: chosen })}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  data: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

/** One of what there is, or all; nothing where there is nothing to choose from. */
function Choice({ label, value, data, onChange }: ChoiceProps) {
  const { formatMessage } = useIntl();
  if (data.length === 0 && value === undefined) return null;
  // Of an older link: not in use any more, and still what is looked for.
  const known = value === undefined || data.some((one) => one.value === value);
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={[
        { value: '', label: formatMessage({ id: 'common.all' }) },
        ...data,
        ...(known ? [] : [{ value, label: value }]),
      ]}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
