import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useIntl } from 'react-intl';
import { services } from '../../api/engagements';
import { DurationField } from '../../ui/duration-field';
import fields from '../../ui/fields-form.module.css';
import type { ClauseValues } from './clause-values';
import type { AgreementValues } from './further-terms';
import styles from './clients.module.css';

interface ClauseRowProps {
  form: UseFormReturnType<AgreementValues>;
  clause: ClauseValues;
  index: number;
  engagementId: string;
}

const HOUR = 3600;
const longestPeriod = 8784 * HOUR;
const longestPromise = 2000 * HOUR;

/** One clause with the fields of its kind. */
export function ClauseRow({ form, clause, index, engagementId }: ClauseRowProps) {
  const { formatMessage } = useIntl();
  const { kind } = clause;
  const name = formatMessage({ id: `clause.kind.${kind}` });
  const remove = formatMessage({ id: 'clients.remove-named' }, { name });
  const at = (field: keyof ClauseValues) => form.getInputProps(`clauses.${index}.${field}`);
  const fault = form.errors[`clauses.${index}.kind`];
  return (
    <fieldset className={fields.group}>
      <legend className={styles.clauseName}>
        {name}
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={remove}
          title={remove}
          onClick={() =>
            form.setFieldValue(
              'clauses',
              form.values.clauses.filter(({ key }) => key !== clause.key),
            )
          }
        >
          <X size={16} aria-hidden />
        </ActionIcon>
      </legend>
      {fault && (
        <p role="alert" className="small">
          {fault}
        </p>
      )}
      <div className={styles.clauseLine}>
        {kind === 'minutes' && (
          <>
            <Minutes form={form} clause={clause} index={index} field="minMinutes" />
            <Minutes form={form} clause={clause} index={index} field="maxMinutes" />
          </>
        )}
        {kind === 'deliverables' && (
          <TextInput
            label={formatMessage({ id: 'clause.count' })}
            inputMode="numeric"
            autoComplete="off"
            {...at('count')}
          />
        )}
        {(kind === 'minutes' || kind === 'deliverables') && (
          <NativeSelect
            label={formatMessage({ id: 'clause.per' })}
            data={(['week', 'period'] as const).map((value) => ({
              value,
              label: formatMessage({ id: `clause.per.${value}` }),
            }))}
            {...at('per')}
          />
        )}
        {kind === 'turnaround' && <ServiceChoice {...at('serviceId')} engagementId={engagementId} />}
        {(kind === 'turnaround' || kind === 'response') && (
          <Minutes form={form} clause={clause} index={index} field="businessMinutes" />
        )}
        {(kind === 'turnaround' || kind === 'response' || kind === 'working_window') && (
          <TextInput
            label={formatMessage({ id: `clause.percent.${kind}` })}
            inputMode="numeric"
            autoComplete="off"
            rightSection={<span className="dim small">%</span>}
            {...at('percent')}
          />
        )}
        {kind === 'report_rhythm' && (
          <TextInput
            label={formatMessage({ id: 'clause.grace' })}
            inputMode="numeric"
            autoComplete="off"
            {...at('graceHours')}
          />
        )}
      </div>
    </fieldset>
  );
}

interface MinutesProps extends Omit<ClauseRowProps, 'engagementId'> {
  field: 'minMinutes' | 'maxMinutes' | 'businessMinutes';
}

/** Whole minutes, typed as hours. */
function Minutes({ form, clause, index, field }: MinutesProps) {
  const { formatMessage } = useIntl();
  const path = `clauses.${index}.${field}` as const;
  const minutes = clause[field];
  return (
    <DurationField
      label={formatMessage({ id: `clause.${field}` })}
      placeholder="16h"
      longest={field === 'businessMinutes' ? longestPromise : longestPeriod}
      value={minutes === null ? null : minutes * 60}
      onChange={(seconds) =>
        form.setFieldValue(path, seconds === null ? null : Math.max(1, Math.round(seconds / 60)))
      }
      error={form.errors[path]}
    />
  );
}

/** Tasks of which service; archived ones only where they are named already. */
function ServiceChoice({ engagementId, value, ...field }: { engagementId: string; value?: string }) {
  const { formatMessage } = useIntl();
  const { data } = useQuery(services.list(engagementId));
  return (
    <NativeSelect
      label={formatMessage({ id: 'clause.service' })}
      data={[
        { value: '', label: formatMessage({ id: 'clause.any-service' }) },
        ...(data?.items ?? [])
          .filter(({ id, archivedAt }) => archivedAt === null || id === value)
          .map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value ?? ''}
      {...field}
    />
  );
}
