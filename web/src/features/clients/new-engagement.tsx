import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { newId } from '../../api/ids';
import { useSession } from '../../api/use-session';
import { today } from '../../ui/dates';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import { PlaceFields } from './place-fields';
import { agreedTerms, rateProblem, TermsFields, type TermsValues } from './terms-fields';
import styles from './clients.module.css';

/** One more engagement with a client that is here already. */
export function NewEngagement({ clientId, onClose }: { clientId: string; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const queries = useQueryClient();
  const [id] = useState(newId);
  const terms: TermsValues = { rate: '', allowanceMinutes: null, showAmounts: false };
  const form = useForm({
    initialValues: { name: '', timeZone: person.timeZone, currency: 'EUR', weekStartsOn: '1', ...terms },
    validate: {
      name: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })),
      rate: (value) => {
        const problem = rateProblem(value);
        return problem && formatMessage({ id: problem });
      },
    },
  });
  const { send, pending, error } = useSubmit(form, async (values) => {
    await engagements.create({
      id,
      clientId,
      name: values.name.trim(),
      timeZone: values.timeZone,
      currency: values.currency,
      weekStartsOn: Number(values.weekStartsOn),
      startsOn: today(values.timeZone),
      ...agreedTerms(values, values.currency),
    });
    await queries.invalidateQueries({ queryKey: ['engagements'] });
    onClose();
  });
  return (
    <form
      className={styles.form}
      onSubmit={form.onSubmit(send)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      noValidate
    >
      {error !== null && (
        <div className={styles.whole}>
          <ProblemNote error={error} />
        </div>
      )}
      <PlaceFields form={form} />
      <TermsFields form={form} currency={form.values.currency} />
      <div className={`${styles.whole} ${styles.buttons}`}>
        <SaveOrCancel pending={pending} onCancel={onClose} />
      </div>
    </form>
  );
}
