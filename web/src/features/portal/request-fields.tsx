import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight, Zap } from 'lucide-react';
import { useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { services } from '../../api/engagements';
import type { Engagement } from '../../api/types';
import { today } from '../../ui/dates';
import { hoursText } from '../../ui/hours';
import { isRush } from './business-time';
import { further, type Request } from './request';
import styles from './delegate.module.css';

const priorities = ['low', 'normal', 'high', 'urgent'] as const;

interface RequestFieldsProps {
  form: UseFormReturnType<Request>;
  /** The one that was chosen. */
  engagement: Engagement | undefined;
  /** Asks for which one, where there are several. */
  engagements?: Engagement[];
  /** The template asks for more than a title and a text. */
  asksMore?: boolean;
  /** It opened in its place: the keyboard goes on here. */
  autoFocus?: boolean;
}

/** What, in all detail, by when and how urgently; what takes longer than a minute is folded away. */
export function RequestFields({
  form,
  engagement,
  engagements = [],
  asksMore = false,
  autoFocus = false,
}: RequestFieldsProps) {
  const { formatMessage } = useIntl();
  return (
    <>
      <TextInput
        label={formatMessage({ id: 'portal.field.title' })}
        placeholder={formatMessage({ id: 'portal.field.title-example' })}
        maxLength={200}
        autoComplete="off"
        data-autofocus
        autoFocus={autoFocus}
        {...form.getInputProps('title')}
      />
      <Textarea
        label={formatMessage({ id: 'portal.field.brief' })}
        description={formatMessage({ id: 'portal.field.brief-hint' })}
        autosize
        minRows={3}
        maxRows={14}
        maxLength={20_000}
        {...form.getInputProps('brief')}
      />
      <Further form={form} asksMore={asksMore} />
      <div className={styles.fields}>
        <Due form={form} engagement={engagement} />
        <NativeSelect
          label={formatMessage({ id: 'tasks.priority' })}
          data={priorities.map((value) => ({
            value,
            label: formatMessage({ id: `tasks.priority.${value}` }),
          }))}
          {...form.getInputProps('priority')}
        />
        {engagements.length > 1 && (
          <NativeSelect
            label={formatMessage({ id: 'portal.field.engagement' })}
            data={engagements.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('engagementId')}
            onChange={(event) => {
              form.setFieldValue('engagementId', event.currentTarget.value);
              // Services belong to their engagement.
              form.setFieldValue('serviceId', '');
            }}
          />
        )}
        {engagement && <ServiceField form={form} engagement={engagement} />}
      </div>
    </>
  );
}

function Further({ form, asksMore }: Pick<RequestFieldsProps, 'form' | 'asksMore'>) {
  const { formatMessage } = useIntl();
  const [open, setOpen] = useState(false);
  const panel = useId();
  const refused = further.some((field) => Boolean(form.errors[field]));
  const shown = open || refused;
  const Icon = shown ? ChevronDown : ChevronRight;
  return (
    <div className={styles.more}>
      <div className={styles.toggle}>
        <Button
          size="compact-sm"
          variant="subtle"
          className={styles.toggleButton}
          aria-expanded={shown}
          aria-controls={shown ? panel : undefined}
          leftSection={<Icon size={16} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          <FormattedMessage id="portal.field.further" />
        </Button>
        {asksMore && !shown && (
          <span className="dim small">
            <FormattedMessage id="portal.field.further-asked" />
          </span>
        )}
      </div>
      {shown && (
        <div id={panel} className={styles.more}>
          {further.map((field) => (
            <Textarea
              key={field}
              label={formatMessage({ id: `brief.${field}` })}
              description={formatMessage({ id: `brief.${field}-hint` })}
              autosize
              minRows={2}
              maxRows={14}
              maxLength={20_000}
              {...form.getInputProps(field)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function Due({ form, engagement }: Pick<RequestFieldsProps, 'form' | 'engagement'>) {
  const { formatMessage } = useIntl();
  const { dueOn, dueTime } = form.values;
  const notice = engagement?.noticeMinutes ?? 0;
  const rush = engagement !== undefined && isRush(engagement, form.values, Temporal.Now.instant());
  return (
    <>
      <div className={styles.due}>
        <TextInput
          type="date"
          label={formatMessage({ id: 'portal.field.due' })}
          {...(engagement ? { min: today(engagement.timeZone) } : {})}
          {...form.getInputProps('dueOn')}
        />
        <TextInput
          type="time"
          label={formatMessage({ id: 'brief.due-time' })}
          disabled={!dueOn}
          {...form.getInputProps('dueTime')}
        />
        <p className={styles.zone}>
          {dueOn && dueTime && engagement ? (
            <FormattedMessage id="portal.field.due-zone" values={{ zone: engagement.timeZone }} />
          ) : (
            <FormattedMessage id={dueOn ? 'portal.field.due-day' : 'portal.field.due-none'} />
          )}
        </p>
      </div>
      <div role="status" className={rush ? styles.rush : 'only-heard'}>
        {rush && (
          <>
            <Zap size={16} aria-hidden />
            <span>
              <FormattedMessage id="portal.rush" values={{ hours: hoursText(notice * 60) }} />
            </span>
          </>
        )}
      </div>
    </>
  );
}

/** Which kind of work, with what is promised for it. */
function ServiceField({ form, engagement }: { form: UseFormReturnType<Request>; engagement: Engagement }) {
  const { formatMessage } = useIntl();
  const { data } = useQuery(services.list(engagement.id));
  const { serviceId } = form.values;
  const kinds = (data?.items ?? []).filter(({ id, archivedAt }) => archivedAt === null || id === serviceId);
  if (kinds.length === 0) return null;
  const turnaround = kinds.find(({ id }) => id === serviceId)?.turnaroundMinutes;
  return (
    <NativeSelect
      className={styles.whole}
      label={formatMessage({ id: 'task.service' })}
      description={
        <span aria-live="polite">
          {turnaround
            ? formatMessage({ id: 'portal.field.turnaround' }, { hours: hoursText(turnaround * 60) })
            : formatMessage({ id: 'common.optional' })}
        </span>
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={[
        { value: '', label: formatMessage({ id: 'portal.field.no-service' }) },
        ...kinds.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      {...form.getInputProps('serviceId')}
    />
  );
}
