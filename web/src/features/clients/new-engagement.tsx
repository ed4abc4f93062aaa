import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { newId } from '../../api/ids';
import { useSession } from '../../api/use-session';
import { today } from '../../ui/dates';
import { FieldsForm } from '../../ui/fields-form';
import { useSubmit } from '../../ui/submit';
import { PlaceFields } from './place-fields';
import { agreedTerms, rateProblem, TermsFields, type TermsValues } from './terms-fields';

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
  const sending = useSubmit(form, async (values) => {
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
    <FieldsForm form={form} sending={sending} onClose={onClose}>
      <PlaceFields form={form} />
      <TermsFields form={form} currency={form.values.currency} />
    </FieldsForm>
  );
}
