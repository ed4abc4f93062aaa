import { Button, NativeSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { clauseKinds } from '../../api/agreements';
import { newId } from '../../api/ids';
import type { Clause } from '../../api/types';
import { ClauseRow } from './clause-row';
import { freshClause } from './clause-values';
import type { AgreementValues } from './further-terms';
import { TermsPart } from './terms-part';
import styles from './clients.module.css';

interface ClauseFieldsProps {
  form: UseFormReturnType<AgreementValues>;
  engagementId: string;
}

const most = 20;

/** What can be measured, and is told in every report: clauses, added one by one. */
export function ClauseFields({ form, engagementId }: ClauseFieldsProps) {
  const { formatMessage } = useIntl();
  const [kind, setKind] = useState<Clause['kind']>('turnaround');
  const { clauses } = form.values;
  const add = () => form.setFieldValue('clauses', [...clauses, freshClause(newId(), kind)]);
  return (
    <TermsPart title={formatMessage({ id: 'terms.part.clauses' })}>
      <p className={`${styles.hint} dim small`}>
        <FormattedMessage id="terms.clauses-hint" />
      </p>
      {form.errors['clauses'] && (
        <p role="alert" className={styles.whole}>
          {form.errors['clauses']}
        </p>
      )}
      {clauses.map((clause, index) => (
        <ClauseRow key={clause.key} form={form} clause={clause} index={index} engagementId={engagementId} />
      ))}
      {clauses.length < most && (
        <div className={`${styles.whole} ${styles.addClause}`}>
          <NativeSelect
            size="xs"
            aria-label={formatMessage({ id: 'terms.clause-kind' })}
            data={clauseKinds.map((value) => ({
              value,
              label: formatMessage({ id: `clause.kind.${value}` }),
            }))}
            value={kind}
            onChange={({ currentTarget }) =>
              setKind(clauseKinds.find((each) => each === currentTarget.value) ?? 'turnaround')
            }
          />
          <Button size="xs" variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={add}>
            <FormattedMessage id="terms.add-clause" />
          </Button>
        </div>
      )}
    </TermsPart>
  );
}
