import { Checkbox, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { services } from '../../api/engagements';
import { languageChoices } from './contact-fields';
import type { AgreementValues } from './further-terms';
import { TermsPart } from './terms-part';
import styles from './clients.module.css';

interface ScopeFieldsProps {
  form: UseFormReturnType<AgreementValues>;
  engagementId: string;
}

/** What the agreement is about: what is included, which services, in which languages; and what silence means. */
export function ScopeFields({ form, engagementId }: ScopeFieldsProps) {
  const { formatMessage } = useIntl();
  const { data } = useQuery(services.list(engagementId));
  const { serviceIds } = form.values;
  const offered = (data?.items ?? []).filter(
    ({ id, archivedAt }) => archivedAt === null || serviceIds.includes(id),
  );
  return (
    <TermsPart title={formatMessage({ id: 'terms.part.scope' })}>
      <Textarea
        className={styles.whole}
        label={formatMessage({ id: 'terms.scope' })}
        description={formatMessage({ id: 'terms.scope-hint' })}
        autosize
        minRows={3}
        maxRows={16}
        maxLength={5000}
        {...form.getInputProps('included')}
      />
      {offered.length > 0 && (
        <Checkbox.Group
          className={styles.whole}
          label={formatMessage({ id: 'terms.services' })}
          description={formatMessage({ id: 'terms.services-hint' })}
          {...form.getInputProps('serviceIds')}
        >
          <div className={styles.weekdays}>
            {offered.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <Checkbox.Group
        className={styles.whole}
        label={formatMessage({ id: 'terms.languages' })}
        {...form.getInputProps('languages')}
      >
        <div className={styles.weekdays}>
          {languageChoices.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      <TextInput
        className={styles.whole}
        maw={420}
        label={formatMessage({ id: 'terms.silence' })}
        description={formatMessage({ id: 'terms.silence-hint' })}
        inputMode="numeric"
        autoComplete="off"
        {...form.getInputProps('acceptedAfterDays')}
      />
    </TermsPart>
  );
}
