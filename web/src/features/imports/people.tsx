import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ImportOptions } from '../../api/imports';
import { members } from '../../api/identity';
import styles from './imports.module.css';

interface PeopleProps {
  people: ImportOptions['people'];
  onChange: (people: ImportOptions['people']) => void;
}

/** Who is who: the people of the file beside our members. Whoever is nobody yet keeps a place until invited. */
export function People({ people, onChange }: PeopleProps) {
  const { formatMessage } = useIntl();
  const { data } = useQuery(members.list);
  if (people.length === 0) return null;
  return (
    <fieldset className={styles.people}>
      <legend>
        <FormattedMessage id="import.people" />
      </legend>
      {people.map(({ name, memberId }, index) => (
        <NativeSelect
          key={name}
          label={name}
          value={memberId ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange(people.map((each, at) => (at === index ? { name, memberId: value || null } : each)))
          }
          data={[
            { value: '', label: formatMessage({ id: 'import.placeholder' }) },
            ...(data?.items ?? []).map((member) => ({ value: member.id, label: member.name })),
          ]}
        />
      ))}
    </fieldset>
  );
}
