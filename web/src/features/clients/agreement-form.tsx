import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import type { Engagement } from '../../api/types';
import { addDays, today } from '../../ui/dates';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import { agreedTerms, rateProblem, TermsFields, termsOf } from './terms-fields';
import styles from './clients.module.css';

/** New terms from a day on; what was worked before keeps the old ones. */
export function AgreementForm({ engagement, onClose }: { engagement: Engagement; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { validFrom: firstFreeDay(engagement), ...termsOf(engagement.agreement) },
    validate: {
      validFrom: (value) => (value ? null : formatMessage({ id: 'common.required' })),
      rate: (value) => {
        const problem = rateProblem(value);
        return problem && formatMessage({ id: problem });
      },
    },
  });
  const { send, pending, error } = useSubmit(form, async ({ validFrom, ...terms }) => {
    await engagements.agree(engagement.id, { validFrom, ...agreedTerms(terms, engagement.currency) });
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
      <TermsFields form={form} currency={engagement.currency} />
      <TextInput
        className={styles.whole}
        type="date"
        label={formatMessage({ id: 'clients.valid-from' })}
        description={formatMessage({ id: 'clients.valid-from-hint' })}
        {...form.getInputProps('validFrom')}
      />
      <div className={`${styles.whole} ${styles.buttons}`}>
        <Button type="submit" loading={pending}>
          <FormattedMessage id="common.save" />
        </Button>
        <Button variant="default" onClick={onClose}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
}

/** Today, unless the present terms begin today or later: two agreements do not begin on one day. */
function firstFreeDay({ agreement, timeZone }: Engagement): string {
  const now = today(timeZone);
  return agreement.validFrom < now ? now : addDays(agreement.validFrom, 1);
}
