import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronDown, ChevronRight, Send } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { proposals } from '../../api/appointments';
import { newId } from '../../api/ids';
import { useSession } from '../../api/use-session';
import { addDays, today } from '../../ui/dates';
import { DurationField } from '../../ui/duration-field';
import { FieldsForm } from '../../ui/fields-form';
import fields from '../../ui/fields-form.module.css';
import { Card } from '../../ui/page';
import { useSubmit } from '../../ui/submit';
import { AboutFields, nothingYet, placeIn, useAboutChecks } from './about-fields';

interface ProposalFormProps {
  engagementId?: string | undefined;
  onClose: () => void;
}

const steps = ['5', '10', '15', '20', '30', '60'] as const;
const longestNotice = 30 * 24 * 3600;

/** Free times by link: whoever is asked chooses one of them, and it is booked. */
export function ProposalForm({ engagementId = '', onClose }: ProposalFormProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { person } = useSession();
  const [id] = useState(newId);
  const [more, setMore] = useState(false);
  const day = today(person.timeZone);
  const form = useForm({
    initialValues: {
      ...{
        ...nothingYet,
        engagementId,
        seconds: 3600 as number | null,
        fromDay: day,
        toDay: addDays(day, 14),
      },
      ...{ noticeSeconds: (4 * 3600) as number | null, stepMinutes: '30', tell: true },
      ...{ bufferBeforeMinutes: '' as number | '', bufferAfterMinutes: '' as number | '' },
    },
    validate: {
      ...useAboutChecks(),
      seconds: (value) =>
        value !== null && value >= 300 ? null : formatMessage({ id: 'appointments.no-such-length' }),
      toDay: (value, { fromDay }) =>
        value && value >= fromDay ? null : formatMessage({ id: 'appointments.no-such-days' }),
    },
  });
  const sending = useSubmit(form, async (values) => {
    const { title, note, contactIds, seconds, noticeSeconds, fromDay, toDay, tell } = values;
    const { bufferBeforeMinutes: before, bufferAfterMinutes: after } = values;
    await proposals.propose({
      ...{ id, engagementId: values.engagementId, contactIds, fromDay, toDay, tell, place: placeIn(values) },
      ...{ title: title.trim(), note: note.trim(), minutes: Math.round((seconds ?? 0) / 60) },
      noticeMinutes: Math.round((noticeSeconds ?? 0) / 60),
      stepMinutes: Number(values.stepMinutes) as 30,
      ...(before === '' ? {} : { bufferBeforeMinutes: before }),
      ...(after === '' ? {} : { bufferAfterMinutes: after }),
    });
    await queries.invalidateQueries({ queryKey: ['appointment-proposals'] });
    onClose();
  });
  const Icon = more ? ChevronDown : ChevronRight;
  return (
    <Card title={formatMessage({ id: 'appointments.propose' })}>
      <FieldsForm
        form={form}
        sending={sending}
        onClose={onClose}
        label="appointments.propose"
        icon={<Send size={16} aria-hidden />}
      >
        <p className={`dim small ${fields.whole}`} style={{ margin: 0 }}>
          <FormattedMessage id="appointments.propose-hint" />
        </p>
        <AboutFields form={form} clientId={null} />
        <DurationField
          className={fields.whole}
          label={formatMessage({ id: 'appointments.length' })}
          value={form.values.seconds}
          onChange={(seconds) => form.setFieldValue('seconds', seconds)}
          error={form.errors['seconds']}
        />
        <TextInput
          type="date"
          label={formatMessage({ id: 'appointments.from-day' })}
          {...form.getInputProps('fromDay')}
        />
        <TextInput
          type="date"
          label={formatMessage({ id: 'appointments.to-day' })}
          {...form.getInputProps('toDay')}
        />
        <div className={fields.whole}>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-expanded={more}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => setMore(!more)}
          >
            <FormattedMessage id="appointments.more" />
          </Button>
        </div>
        {more && (
          <>
            <DurationField
              label={formatMessage({ id: 'appointments.notice' })}
              description={formatMessage({ id: 'appointments.notice-hint' })}
              longest={longestNotice}
              value={form.values.noticeSeconds}
              onChange={(seconds) => form.setFieldValue('noticeSeconds', seconds)}
            />
            <NativeSelect
              label={formatMessage({ id: 'appointments.step' })}
              description={formatMessage({ id: 'appointments.step-hint' })}
              data={[...steps]}
              {...form.getInputProps('stepMinutes')}
            />
            {(['bufferBeforeMinutes', 'bufferAfterMinutes'] as const).map((name) => (
              <NumberInput
                key={name}
                label={formatMessage({ id: `appointments.${name}` })}
                placeholder={formatMessage({ id: 'appointments.as-usual' })}
                min={0}
                max={480}
                allowDecimal={false}
                {...form.getInputProps(name)}
              />
            ))}
          </>
        )}
        <Checkbox
          className={fields.whole}
          label={formatMessage({ id: 'appointments.tell-proposal' })}
          description={formatMessage({ id: 'appointments.tell-proposal-hint' })}
          {...form.getInputProps('tell', { type: 'checkbox' })}
        />
      </FieldsForm>
    </Card>
  );
}
