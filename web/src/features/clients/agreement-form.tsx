import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { agreements } from '../../api/agreements';
import type { Agreement, Engagement } from '../../api/types';
import { addDays, today } from '../../ui/dates';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import { AllowanceFields } from './allowance-fields';
import { useClauseSentences } from './clause-sentences';
import { ClauseFields } from './clause-fields';
import { draftOf, faultsOf, valuesOf } from './further-terms';
import { NoShowFields } from './no-show-fields';
import { RoundingFields } from './rounding-fields';
import { ScopeFields } from './scope-fields';
import { SurchargeFields } from './surcharge-fields';
import { useTermsWords } from './terms-words';
import styles from './clients.module.css';

interface AgreementFormProps {
  engagement: Engagement;
  /** The terms to begin with. */
  terms: Agreement;
  /** The agreement that is corrected; without it, new terms are agreed from a day on. */
  corrects?: string;
  onClose: () => void;
}

/** Every term, new from a day on, or corrected while nothing was worked under them; summed up in words below. */
export function AgreementForm({ engagement, terms, corrects, onClose }: AgreementFormProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const words = useTermsWords();
  const sentences = useClauseSentences(engagement.id);
  const form = useForm({
    initialValues: { ...valuesOf(terms), validFrom: corrects ? terms.validFrom : firstFreeDay(engagement) },
    validate: (values) =>
      Object.fromEntries(
        Object.entries(faultsOf(values)).map(([field, id]) => [field, formatMessage({ id })]),
      ),
  });
  const { send, pending, error } = useSubmit(form, async (values) => {
    const draft = draftOf(values, engagement.currency);
    if (corrects) await agreements.correct(engagement.id, corrects, draft);
    else await agreements.agree(engagement.id, draft);
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['engagements'] }),
      queries.invalidateQueries({ queryKey: ['balances'] }),
    ]);
    onClose();
  });
  return (
    <form
      className={styles.agreement}
      onSubmit={form.onSubmit(send)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      noValidate
    >
      <ProblemNote error={error} />
      <ScopeFields form={form} engagementId={engagement.id} />
      <RoundingFields form={form} currency={engagement.currency} />
      <AllowanceFields form={form} currency={engagement.currency} />
      <SurchargeFields form={form} />
      <NoShowFields form={form} />
      <ClauseFields form={form} engagementId={engagement.id} />
      <TextInput
        type="date"
        maw={260}
        label={formatMessage({ id: 'clients.valid-from' })}
        description={formatMessage({ id: 'clients.valid-from-hint' })}
        {...form.getInputProps('validFrom')}
      />
      <div className={styles.summary}>
        <strong>
          <FormattedMessage id="terms.in-words" />
        </strong>{' '}
        <span role="status">{words(draftOf(form.values, engagement.currency))}</span>
        <ClauseSentences sentences={sentences(draftOf(form.values, engagement.currency).clauses)} />
      </div>
      <div className={styles.buttons}>
        <SaveOrCancel pending={pending} onCancel={onClose} />
      </div>
    </form>
  );
}

function ClauseSentences({ sentences }: { sentences: string[] }) {
  if (sentences.length === 0) return null;
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** Today, unless the present terms begin today or later: two agreements do not begin on one day. */
function firstFreeDay({ agreement, timeZone }: Engagement): string {
  const now = today(timeZone);
  return agreement.validFrom < now ? now : addDays(agreement.validFrom, 1);
}
