import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { services } from '../../api/engagements';
import { Problem } from '../../api/problem';
import { useDates } from '../../ui/dates';
import { DurationField } from '../../ui/duration-field';
import { Finder } from '../../ui/finder';
import { ProblemNote } from '../../ui/problem-note';
import { ZoneNote } from '../../ui/zone-note';
import { change, faults, startingAt, type EntryFault, type EntryValues } from './entry-values';
import { placeStart, parseClock } from './moments';
import { OverlapNote } from './overlap-note';
import { BreakField } from './break-field';
import { rushAgreed, useWork } from './work';
import styles from './entry-form.module.css';

interface EntryFormProps {
  initial: EntryValues;
  /** What the finder shows of an entry whose task is closed by now. */
  place?: string;
  submit: string;
  onSave: (values: EntryValues, overlapReason?: string) => Promise<void>;
  onCancel: () => void;
}

/** Every field of an entry, also for a new one by hand. Enter saves, Escape leaves. */
export function EntryForm({ initial, place, submit, onSave, onCancel }: EntryFormProps) {
  const { formatMessage } = useIntl();
  const work = useWork();
  const [values, setValues] = useState(initial);
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const workField = useId();
  const set = (changed: Partial<EntryValues>) => setValues((current) => change(current, changed));
  const found = tried ? faults(values) : {};
  const words = (fault: EntryFault | undefined) => fault && explainFault(formatMessage, fault);
  const { data: kinds } = useQuery({
    ...services.list(values.engagementId),
    enabled: values.engagementId !== '',
  });
  const chosen = work.find(values.engagementId, values.taskId);
  const engagement = work.engagements.find(({ id }) => id === values.engagementId);
  const overlaps = error instanceof Problem && error.code === 'time-entry.overlaps' ? error : null;

  const save = async (overlapReason?: string) => {
    setTried(true);
    if (pending || Object.keys(faults(values)).length > 0) return;
    setPending(true);
    setError(null);
    try {
      await onSave(values, overlapReason);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setPending(false);
    }
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      noValidate
    >
      {overlaps && (
        <OverlapNote
          problem={overlaps}
          pending={pending}
          seconds={values.seconds === null ? null : values.seconds + values.breakSeconds}
          onKeep={(reason) => void save(reason)}
          onMove={(startedAt) => {
            setError(null);
            setValues((current) => startingAt(current, startedAt));
          }}
        />
      )}
      {error !== null && !overlaps && (
        <div className={styles.wide}>
          <ProblemNote error={error} />
        </div>
      )}
      <div className={styles.wide} data-autofocus>
        <label htmlFor={workField} className={styles.label}>
          <FormattedMessage id="entry.work" />
        </label>
        <Finder
          id={workField}
          autoFocus={!initial.engagementId}
          label={formatMessage({ id: 'entry.work' })}
          placeholder={formatMessage({ id: 'entry.work-hint' })}
          nothing={formatMessage({ id: 'timer.nothing' })}
          findings={work.works}
          chosen={chosen ? [chosen.clientName, chosen.taskTitle].filter(Boolean).join(' · ') : place}
          error={words(found.work)}
          onPick={({ engagementId, taskId, serviceId }) =>
            set({
              engagementId,
              taskId,
              serviceId: serviceId ?? (engagementId === values.engagementId ? values.serviceId : null),
            })
          }
        />
      </div>
      <TextInput
        className={styles.wide}
        label={formatMessage({ id: 'entry.description' })}
        autoFocus={initial.engagementId !== ''}
        value={values.description}
        maxLength={500}
        onChange={(event) => set({ description: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={formatMessage({ id: 'entry.day' })}
        value={values.day}
        error={words(found.day)}
        onChange={(event) => set({ day: event.currentTarget.value })}
      />
      <ClockField
        label={formatMessage({ id: 'entry.start' })}
        value={values.start}
        error={words(found.start)}
        onChange={(start) => set({ start })}
      />
      {!values.running && (
        <ClockField
          label={formatMessage({ id: 'entry.end' })}
          value={values.end}
          error={words(found.end)}
          onChange={(end) => set({ end })}
        />
      )}
      {!values.running && (
        <DurationField
          label={formatMessage({ id: 'entry.duration' })}
          value={values.seconds}
          error={words(found.seconds)}
          onChange={(seconds) => set({ seconds })}
        />
      )}
      <Select
        label={formatMessage({ id: 'entry.service' })}
        placeholder={formatMessage({ id: 'common.none' })}
        clearable
        disabled={!values.engagementId}
        value={values.serviceId}
        onChange={(serviceId) => set({ serviceId })}
        data={(kinds?.items ?? [])
          .filter((service) => !service.archivedAt || service.id === values.serviceId)
          .map(({ id, name }) => ({ value: id, label: name }))}
        clearButtonProps={{ 'aria-label': formatMessage({ id: 'common.clear' }) }}
      />
      <BreakField
        label={formatMessage({ id: 'entry.break' })}
        disabled={values.start === ''}
        value={values.breakSeconds}
        onChange={(breakSeconds) => set({ breakSeconds })}
      />
      <div className={styles.checks}>
        <Checkbox
          label={formatMessage({ id: 'entry.billable' })}
          checked={values.billable}
          onChange={(event) => set({ billable: event.currentTarget.checked })}
        />
        {(values.rush || (engagement && rushAgreed(engagement))) && (
          <Checkbox
            label={formatMessage({ id: 'entry.rush' })}
            checked={values.rush}
            onChange={(event) => set({ rush: event.currentTarget.checked })}
          />
        )}
      </div>
      <TheirDay values={values} zone={engagement?.timeZone} />
      <div className={styles.actions}>
        <Button type="submit" loading={pending}>
          {submit}
        </Button>
        <Button variant="default" onClick={onCancel}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
}

type Words = ReturnType<typeof useIntl>['formatMessage'];

function explainFault(formatMessage: Words, fault: EntryFault): string {
  if (typeof fault === 'object')
    return formatMessage({ id: 'entry.no-such-time' }, { proposal: fault.proposal });
  const ids = { clock: 'entry.clock', break: 'entry.break-too-long', required: 'common.required' } as const;
  return formatMessage({ id: ids[fault] });
}

interface ClockFieldProps {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (text: string) => void;
}

/** A clock time as one types it, written out as `09:05` when leaving. */
function ClockField({ label, value, error, onChange }: ClockFieldProps) {
  return (
    <TextInput
      label={label}
      value={value}
      error={error}
      placeholder="09:00"
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => {
        const clock = parseClock(value);
        if (clock && clock !== value) onChange(clock);
      }}
    />
  );
}

/** The client's zone decides the day and the week of an entry: said where it is another than the one typed in. */
function TheirDay({ values, zone }: { values: EntryValues; zone: string | undefined }) {
  const dates = useDates();
  const start = parseClock(values.start);
  if (!zone || zone === values.zone || !start || !values.day) return null;
  const at = values.startedAt ?? placeStart(values.day, start, values.zone).instant;
  if (!at) return null;
  const theirs = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const mine = Temporal.Instant.from(at).toZonedDateTimeISO(values.zone);
  if (theirs.offsetNanoseconds === mine.offsetNanoseconds) return null;
  return (
    <div className={styles.wide}>
      <ZoneNote>
        <FormattedMessage
          id="entry.their-day"
          values={{
            mine: values.zone,
            theirs: zone,
            day: dates.day(theirs.toPlainDate().toString()),
            time: dates.time(at, zone),
          }}
        />
      </ZoneNote>
    </div>
  );
}
