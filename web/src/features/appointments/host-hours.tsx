import { Button, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { hostHours } from '../../api/appointments';
import type { HostHoursDto } from '../../api/generated/types.gen';
import { useSession } from '../../api/use-session';
import { FieldsForm } from '../../ui/fields-form';
import fields from '../../ui/fields-form.module.css';
import { Loaded } from '../../ui/loaded';
import { Card } from '../../ui/page';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import {
  typedWindows,
  useWindowChecks,
  WindowFields,
  windowsOf,
  type WindowValues,
} from '../../ui/window-fields';
import { ZoneSelect } from '../../ui/zone-select';

interface HoursValues extends WindowValues {
  timeZone: string;
  bufferBeforeMinutes: number | string;
  bufferAfterMinutes: number | string;
}

/** When the reader can be met: nothing is proposed outside of it. Behind a quiet button, since it seldom changes. */
export function HostHours() {
  const { seat } = useSession();
  const [open, setOpen] = useState(false);
  const Icon = open ? ChevronDown : ChevronRight;
  const query = useQuery({ ...hostHours.of(seat.id), enabled: open });
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        aria-expanded={open}
        leftSection={<Icon size={16} aria-hidden />}
        onClick={() => setOpen(!open)}
      >
        <FormattedMessage id="appointments.my-hours" />
      </Button>
      {open && (
        <Card>
          <Loaded query={query}>
            {(hours) => <HoursForm key={hours.version} hours={hours} onClose={() => setOpen(false)} />}
          </Loaded>
        </Card>
      )}
    </div>
  );
}

function HoursForm({ hours, onClose }: { hours: HostHoursDto; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const form = useForm<HoursValues>({
    initialValues: {
      timeZone: hours.timeZone,
      windows: typedWindows(hours.windows),
      bufferBeforeMinutes: hours.bufferBeforeMinutes,
      bufferAfterMinutes: hours.bufferAfterMinutes,
    },
    validate: { windows: useWindowChecks() },
  });
  const sending = useSubmit(form, async (values) => {
    const kept = {
      timeZone: values.timeZone,
      windows: windowsOf(values),
      bufferBeforeMinutes: Number(values.bufferBeforeMinutes),
      bufferAfterMinutes: Number(values.bufferAfterMinutes),
    };
    await hostHours.keep(hours.memberId, kept, hours.version);
    await queries.invalidateQueries({ queryKey: ['members', 'hours'] });
    await queries.invalidateQueries({ queryKey: ['appointment-proposals'] });
    toasts.done(formatMessage({ id: 'appointments.hours-kept' }));
    onClose();
  });
  return (
    <FieldsForm form={form} sending={sending} onClose={onClose}>
      <p className={`dim small ${fields.whole}`} style={{ margin: 0 }}>
        <FormattedMessage id="appointments.hours-hint" />
      </p>
      <WindowFields form={form} />
      <ZoneSelect
        className={fields.whole}
        label={formatMessage({ id: 'common.time-zone' })}
        {...form.getInputProps('timeZone')}
      />
      {(['bufferBeforeMinutes', 'bufferAfterMinutes'] as const).map((name) => (
        <NumberInput
          key={name}
          label={formatMessage({ id: `appointments.${name}` })}
          min={0}
          max={480}
          allowDecimal={false}
          {...form.getInputProps(name)}
        />
      ))}
    </FieldsForm>
  );
}
