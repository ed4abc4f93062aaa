import { NativeSelect, Radio } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { contacts } from '../../api/clients';
import type { Contact } from '../../api/types';
import { Loaded } from '../../ui/loaded';
import { SkeletonRows } from '../../ui/page';
import { withReader, type Reader, type ScheduleValues } from './schedule-draft';
import clientStyles from './clients.module.css';
import styles from './schedule.module.css';

type Form = UseFormReturnType<ScheduleValues>;
type Role = Reader['role'] | 'none';
const roles = ['to', 'cc', 'none'] as const;

/** Who gets the reports: everybody who receives such, or people chosen one by one. */
export function ScheduleReaders({ form, clientId }: { form: Form; clientId: string }) {
  const { formatMessage } = useIntl();
  const query = useQuery(contacts.list(clientId));
  const { recipients } = form.values;
  const receiving = (query.data?.items ?? []).filter((contact) => contact.receivesReports);
  const choose = (value: string) =>
    form.setFieldValue(
      'recipients',
      value === 'everybody' ? null : receiving.map(({ id }) => ({ contactId: id, role: 'to' as const })),
    );
  return (
    <div className={styles.readers}>
      <Radio.Group
        label={formatMessage({ id: 'schedule.readers' })}
        value={recipients === null ? 'everybody' : 'chosen'}
        onChange={choose}
        error={form.errors['recipients']}
      >
        <div className={clientStyles.choices}>
          <Radio value="everybody" label={formatMessage({ id: 'schedule.readers.everybody' })} />
          <Radio value="chosen" label={formatMessage({ id: 'schedule.readers.chosen' })} />
        </div>
      </Radio.Group>
      {recipients !== null && (
        <Loaded query={query} skeleton={<SkeletonRows count={2} height={36} />}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="dim">
                <FormattedMessage id="schedule.readers.nobody" />
              </p>
            ) : (
              <Chosen
                contacts={items}
                readers={recipients}
                onChange={(readers) => form.setFieldValue('recipients', readers)}
              />
            )
          }
        </Loaded>
      )}
    </div>
  );
}

interface ChosenProps {
  contacts: readonly Contact[];
  readers: readonly Reader[];
  onChange: (readers: Reader[]) => void;
}

function Chosen({ contacts: all, readers, onChange }: ChosenProps) {
  const { formatMessage } = useIntl();
  const order = all.map(({ id }) => id);
  const roleOf = (id: string): Role => readers.find(({ contactId }) => contactId === id)?.role ?? 'none';
  return all.map(({ id, name, receivesReports }) => (
    <div key={id} className={styles.reader}>
      <div className={styles.readerName}>
        {name}
        {!receivesReports && (
          <span className="dim small">
            <FormattedMessage id="schedule.readers.off" />
          </span>
        )}
      </div>
      <NativeSelect
        aria-label={formatMessage({ id: 'schedule.role-of' }, { name })}
        data={roles.map((value) => ({ value, label: formatMessage({ id: `schedule.role.${value}` }) }))}
        value={roleOf(id)}
        onChange={({ currentTarget }) =>
          onChange(withReader(readers, order, id, currentTarget.value as Role))
        }
      />
    </div>
  ));
}
