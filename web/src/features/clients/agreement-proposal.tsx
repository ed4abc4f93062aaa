import { Button, Checkbox, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { agreements } from '../../api/agreements';
import { contacts } from '../../api/clients';
import type { AgreementReading, Contact, Engagement } from '../../api/types';
import { Loaded } from '../../ui/loaded';
import { Card, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import styles from './clients.module.css';

interface AgreementProposalProps {
  engagement: Engagement;
  agreement: AgreementReading;
}

/** Sends the terms to the client, who reads and answers them behind a link. */
export function AgreementProposal({ engagement, agreement }: AgreementProposalProps) {
  const { formatMessage } = useIntl();
  const [open, setOpen] = useState(false);
  const query = useQuery(contacts.list(engagement.clientId));
  const again = agreement.proposals.length > 0;
  if (!open)
    return (
      <div>
        <Button
          variant={again ? 'default' : 'filled'}
          leftSection={<Send size={16} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          <FormattedMessage id={again ? 'agreement.send-again' : 'agreement.send'} />
        </Button>
      </div>
    );
  return (
    <Card title={formatMessage({ id: 'agreement.send' })}>
      <Loaded query={query} skeleton={<SkeletonRows count={2} />}>
        {({ items }) => (
          <ProposalForm
            engagementId={engagement.id}
            agreementId={agreement.id}
            people={items}
            onClose={() => setOpen(false)}
          />
        )}
      </Loaded>
    </Card>
  );
}

interface ProposalFormProps {
  engagementId: string;
  agreementId: string;
  people: Contact[];
  onClose: () => void;
}

function ProposalForm({ engagementId, agreementId, people, onClose }: ProposalFormProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const form = useForm({
    initialValues: {
      contactIds: people.filter(({ receivesReports }) => receivesReports).map(({ id }) => id),
      note: '',
    },
    validate: {
      contactIds: (chosen) => (chosen.length > 0 ? null : formatMessage({ id: 'agreement.choose-somebody' })),
    },
  });
  const { send, pending, error } = useSubmit(form, async ({ contactIds, note }) => {
    await agreements.propose(engagementId, agreementId, { contactIds, note: note.trim() });
    toasts.done(formatMessage({ id: 'agreement.is-sent' }));
    await queries.invalidateQueries({ queryKey: ['engagements'] });
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
      <Checkbox.Group label={formatMessage({ id: 'agreement.to' })} {...form.getInputProps('contactIds')}>
        <div className={styles.choices}>
          {people.map(({ id, name, email }) => (
            <Checkbox key={id} value={id} label={name} description={email} />
          ))}
        </div>
      </Checkbox.Group>
      <Textarea
        label={formatMessage({ id: 'agreement.note' })}
        description={formatMessage({ id: 'agreement.note-hint' })}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        {...form.getInputProps('note')}
      />
      <p className="dim small">
        <FormattedMessage id="agreement.send-hint" />
      </p>
      <div className={styles.buttons}>
        <SaveOrCancel
          pending={pending}
          label="agreement.send-now"
          icon={<Send size={16} aria-hidden />}
          onCancel={onClose}
        />
      </div>
    </form>
  );
}
