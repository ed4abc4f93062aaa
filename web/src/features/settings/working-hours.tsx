import { Button, Checkbox, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { person as calls, sessionQuery } from '../../api/identity';
import { useSession } from '../../api/use-session';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import { useWeekdays } from '../../ui/weekdays';
import styles from './settings.module.css';

const usual = { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };

/** When I usually work: the calendar shades the rest, and a timer that runs past it is asked about. */
export function WorkingHours() {
  const { formatMessage } = useIntl();
  const days = useWeekdays('short');
  const { person } = useSession();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { weekdays, from, to } = person.workingHours ?? usual;
  const form = useForm({
    initialValues: { known: person.workingHours !== null, weekdays: weekdays.map(String), from, to },
    validate: {
      weekdays: (value, { known }) =>
        known && value.length === 0 ? formatMessage({ id: 'common.required' }) : null,
      to: (value, { known, from }) =>
        known && value <= from ? formatMessage({ id: 'working-hours.after-from' }) : null,
    },
  });
  const { send, pending, error } = useSubmit(form, async ({ known, weekdays, from, to }) => {
    const workingHours = { weekdays: weekdays.map(Number).sort(), from, to };
    await calls.edit({ workingHours: known ? workingHours : null });
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    form.resetDirty();
    toasts.done(formatMessage({ id: 'common.saved' }));
  });
  return (
    <Card title={formatMessage({ id: 'working-hours.title' })}>
      <form className={styles.form} onSubmit={form.onSubmit(send)} noValidate>
        <ProblemNote error={error} />
        <Switch
          className={styles.actions}
          label={formatMessage({ id: 'working-hours.known' })}
          description={formatMessage({ id: 'working-hours.hint' })}
          {...form.getInputProps('known', { type: 'checkbox' })}
        />
        {form.values.known && (
          <>
            <Checkbox.Group
              className={styles.actions}
              label={formatMessage({ id: 'working-hours.weekdays' })}
              {...form.getInputProps('weekdays')}
            >
              <div className={styles.weekdays}>
                {days.map(({ value, label }) => (
                  <Checkbox key={value} value={value} label={label} />
                ))}
              </div>
            </Checkbox.Group>
            <TextInput
              type="time"
              label={formatMessage({ id: 'working-hours.from' })}
              {...form.getInputProps('from')}
            />
            <TextInput
              type="time"
              label={formatMessage({ id: 'working-hours.to' })}
              {...form.getInputProps('to')}
            />
          </>
        )}
        <div className={styles.actions}>
          <Button type="submit" loading={pending} disabled={!form.isDirty()}>
            <FormattedMessage id="common.save" />
          </Button>
        </div>
      </form>
    </Card>
  );
}
