import { ActionIcon, Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { contacts } from '../../../api/clients';
import { engagements } from '../../../api/engagements';
import { newId } from '../../../api/ids';
import { questions } from '../../../api/questions';
import type { Task } from '../../../api/types';
import { useSession } from '../../../api/use-session';
import { today } from '../../../ui/dates';
import { Dialog } from '../../../ui/dialog';
import { ProblemNote } from '../../../ui/problem-note';
import { SaveOrCancel } from '../../../ui/save-or-cancel';
import styles from './dialogs.module.css';
import { momentIn } from './question-due';
import { useSending } from '../../../ui/sending';

const mostChoices = 10;

/** A question to the client: with answers to choose from, a time by which, and for whom. */
export default function AskDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { person } = useSession();
  const { send, pending, error } = useSending();
  const { data: engagement } = useQuery(engagements.one(task.engagementId));
  const { data: people } = useQuery(contacts.list(task.clientId));
  const zone = engagement?.timeZone ?? person.timeZone;
  const [id] = useState(newId);
  const [text, setText] = useState('');
  const [choices, setChoices] = useState<string[]>([]);
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const [contactId, setContactId] = useState('');
  const [tried, setTried] = useState(false);
  const missing = !text.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing) return;
    void send(async () => {
      await questions.ask(task.id, {
        id,
        text: text.trim(),
        choices: choices.map((choice) => choice.trim()).filter(Boolean),
        dueAt: momentIn(day, time, zone),
        contactId: contactId || null,
      });
      onClose();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['tasks'] }),
        queries.invalidateQueries({ queryKey: ['questions'] }),
      ]);
    });
  };
  return (
    <Dialog onClose={onClose} title={formatMessage({ id: 'question.ask' })}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <ProblemNote error={error} />
        <p className={styles.lead}>{task.title}</p>
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          maxRows={12}
          maxLength={5000}
          label={formatMessage({ id: 'move.note.question' })}
          value={text}
          error={tried && missing ? formatMessage({ id: 'common.required' }) : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Choices choices={choices} onChange={setChoices} />
        <div className={styles.pair}>
          <TextInput
            type="date"
            label={formatMessage({ id: 'question.due' })}
            min={today(zone)}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <TextInput
            type="time"
            label={formatMessage({ id: 'question.due-time' })}
            disabled={!day}
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
        </div>
        {(people?.items.length ?? 0) > 1 && (
          <NativeSelect
            label={formatMessage({ id: 'question.whom' })}
            value={contactId}
            onChange={(event) => setContactId(event.currentTarget.value)}
            data={[
              { value: '', label: formatMessage({ id: 'question.everybody' }) },
              ...(people?.items ?? []).map((contact) => ({ value: contact.id, label: contact.name })),
            ]}
          />
        )}
        <p className={styles.hint}>
          <FormattedMessage id="question.what-happens" values={{ zone }} />
        </p>
        <div className={styles.buttons}>
          <SaveOrCancel pending={pending} label="question.send" onCancel={onClose} />
        </div>
      </form>
    </Dialog>
  );
}

/** Answers that the client takes with one tap; their own words are always possible. */
function Choices({ choices, onChange }: { choices: string[]; onChange: (choices: string[]) => void }) {
  const { formatMessage } = useIntl();
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>
        <FormattedMessage id="question.choices" />
      </legend>
      {choices.map((choice, index) => (
        <div key={index} className={styles.choice}>
          <TextInput
            aria-label={formatMessage({ id: 'question.choice' }, { number: index + 1 })}
            placeholder={formatMessage({ id: 'question.choice' }, { number: index + 1 })}
            autoFocus={choice === ''}
            maxLength={200}
            value={choice}
            onChange={(event) => onChange(choices.with(index, event.currentTarget.value))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={formatMessage({ id: 'question.remove-choice' }, { number: index + 1 })}
            onClick={() => onChange(choices.filter((_, at) => at !== index))}
          >
            <X size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {choices.length < mostChoices && (
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => onChange([...choices, ''])}
          >
            <FormattedMessage id="question.add-choice" />
          </Button>
        </div>
      )}
    </fieldset>
  );
}
