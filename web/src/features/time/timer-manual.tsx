import { ActionIcon, Button, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useRef, useState, type FormEvent, type Ref } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { newId } from '../../api/ids';
import { useSession } from '../../api/use-session';
import { today } from '../../ui/dates';
import { DurationField } from '../../ui/duration-field';
import { ProblemNote } from '../../ui/problem-note';
import { useToasts } from '../../ui/toasts';
import { useEntryChanges } from './entry-changes';
import { change, emptyValues, faults, type EntryValues } from './entry-values';
import { parseClock } from './moments';
import type { TimerDraft } from './timer-draft';
import styles from './timer-bar.module.css';

interface ManualProps {
  formRef: Ref<HTMLFormElement>;
  draft: TimerDraft;
  onClose: () => void;
  /** Saved: the next one begins with its words. */
  onLogged: () => void;
}

/** Work that is over: from when to when, or how long; what it was stands in the bar above. Enter saves. */
export default function TimerManual({ formRef, draft, onClose, onLogged }: ManualProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const toasts = useToasts();
  const changes = useEntryChanges();
  const id = useRef(newId());
  const [values, setValues] = useState(() => emptyValues(today(person.timeZone), person.timeZone));
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const set = (changed: Partial<EntryValues>) => setValues((current) => change(current, changed));
  const whole: EntryValues = {
    ...values,
    engagementId: draft.place?.engagementId ?? '',
    taskId: draft.place?.taskId ?? null,
    serviceId: draft.serviceId ?? draft.place?.serviceId ?? null,
    description: draft.words,
    billable: draft.billable,
  };
  const found = tried ? faults(whole) : {};
  const missing = (fault: unknown, text: 'entry.clock' | 'common.required') =>
    fault === undefined ? undefined : formatMessage({ id: text });

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (pending || Object.keys(faults(whole)).length > 0) return;
    setPending(true);
    setError(null);
    try {
      await changes.add(id.current, whole);
      id.current = newId();
      draft.take();
      // What comes next often begins where this one ended.
      setValues((last) => ({ ...emptyValues(last.day, last.zone), start: last.start ? last.end : '' }));
      setTried(false);
      toasts.done(formatMessage({ id: 'timer.logged' }));
      onLogged();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setPending(false);
    }
  };
  const clockField = (field: 'start' | 'end') => (
    <TextInput
      label={formatMessage({ id: `entry.${field}` })}
      placeholder={field === 'start' ? '09:00' : '10:30'}
      autoComplete="off"
      value={values[field]}
      error={missing(found[field], 'entry.clock')}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      onBlur={() => {
        const clock = parseClock(values[field]);
        if (clock && clock !== values[field]) set({ [field]: clock });
      }}
    />
  );
  return (
    <form
      ref={formRef}
      className={styles.panel}
      noValidate
      aria-label={formatMessage({ id: 'timer.by-hand' })}
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <TextInput
        type="date"
        label={formatMessage({ id: 'entry.day' })}
        value={values.day}
        error={missing(found.day, 'common.required')}
        onChange={(event) => set({ day: event.currentTarget.value })}
      />
      {clockField('start')}
      {clockField('end')}
      <DurationField
        label={formatMessage({ id: 'entry.duration' })}
        value={values.seconds}
        error={missing(found.seconds, 'common.required')}
        onChange={(seconds) => set({ seconds })}
      />
      <Button type="submit" loading={pending} disabled={!draft.place}>
        <FormattedMessage id="timer.log" />
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={formatMessage({ id: 'common.close' })}
        onClick={onClose}
      >
        <X size={17} aria-hidden />
      </ActionIcon>
      {error !== null && (
        <div className={styles.whole}>
          <ProblemNote error={error} />
        </div>
      )}
    </form>
  );
}
