import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements, services } from '../../api/engagements';
import { newId } from '../../api/ids';
import { playbooks, recurringTasks } from '../../api/playbooks';
import type { RecurringTask } from '../../api/types';
import { useSession } from '../../api/use-session';
import { today } from '../../ui/dates';
import { engagementNames } from '../../ui/engagement-names';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import { everyWeek, readRule, ruleText } from './rule';
import { RuleFields } from './rule-fields';
import styles from './playbooks.module.css';

interface RecurringFormProps {
  engagementId: string | undefined;
  /** The one that is changed, from now on; else a new one. */
  series?: RecurringTask;
  onClose: () => void;
}

/** A task that comes back: what, how often, and what each occurrence begins with. */
export function RecurringForm({ engagementId, series, onClose }: RecurringFormProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { person } = useSession();
  const [id] = useState(newId);
  const places = useQuery(engagements.list());
  const form = useForm({
    initialValues: {
      engagementId: engagementId ?? '',
      title: series?.title ?? '',
      brief: series?.brief ?? '',
      serviceId: series?.serviceId ?? '',
      assigneeId: series?.assigneeId ?? '',
      playbookId: series?.playbookId ?? '',
      rule: (series && readRule(series.rule)) ?? everyWeek,
      startsOn: series?.startsOn ?? today(person.timeZone),
      time: series?.time ?? '09:00',
      dueAfterDays: series?.dueAfterDays ?? 0,
      aheadDays: series?.aheadDays ?? 7,
    },
    validate: {
      engagementId: (value) => (value ? null : formatMessage({ id: 'common.required' })),
      title: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })),
      startsOn: (value) => (value ? null : formatMessage({ id: 'common.required' })),
      time: (value) => (value ? null : formatMessage({ id: 'common.required' })),
    },
  });
  const place = form.values.engagementId;
  const kinds = useQuery({ ...services.list(place), enabled: place !== '' });
  const methods = useQuery({ ...playbooks.list({ engagementId: place }), enabled: place !== '' });
  const unreadable = series !== undefined && readRule(series.rule) === null;
  const { send, pending, error } = useSubmit(
    form,
    async ({ rule, engagementId: into, startsOn, ...values }) => {
      const body = {
        ...{ ...values, title: values.title.trim(), brief: values.brief.trim() },
        serviceId: values.serviceId || null,
        assigneeId: values.assigneeId || null,
        playbookId: values.playbookId || null,
        ...(unreadable ? {} : { rule: ruleText(rule, startsOn) }),
      };
      await (series
        ? recurringTasks.edit(series.id, body, series.version)
        : recurringTasks.create({
            ...{ id, engagementId: into, startsOn, ...body, rule: ruleText(rule, startsOn) },
          }));
      await queries.invalidateQueries({ queryKey: ['recurring-tasks'] });
      onClose();
    },
  );
  const none = { value: '', label: formatMessage({ id: 'task.not-set' }) };
  const team = places.data?.items.find((one) => one.id === place)?.assistants ?? [];
  return (
    <Card title={formatMessage({ id: series ? 'recurring.edit' : 'playbooks.new.recurring' })}>
      <form className={styles.form} onSubmit={form.onSubmit(send)} noValidate>
        <div className={styles.whole}>
          <ProblemNote error={error} />
          {series && (
            <p className="dim small" style={{ margin: 0 }}>
              <FormattedMessage id="recurring.from-now-on" />
            </p>
          )}
        </div>
        <TextInput
          className={styles.whole}
          label={formatMessage({ id: 'task.title' })}
          maxLength={200}
          autoComplete="off"
          autoFocus
          {...form.getInputProps('title')}
        />
        {!series && (
          <NativeSelect
            label={formatMessage({ id: 'clients.engagement' })}
            data={[none, ...engagementNames(places.data?.items ?? [])]}
            {...form.getInputProps('engagementId')}
          />
        )}
        <NativeSelect
          label={formatMessage({ id: 'task.service' })}
          data={[
            none,
            ...(kinds.data?.items ?? [])
              .filter(({ archivedAt, id: service }) => !archivedAt || service === series?.serviceId)
              .map(({ id: value, name: label }) => ({ value, label })),
          ]}
          {...form.getInputProps('serviceId')}
        />
        <Textarea
          className={styles.whole}
          label={formatMessage({ id: 'task.brief' })}
          autosize
          minRows={2}
          maxRows={14}
          maxLength={20_000}
          {...form.getInputProps('brief')}
        />
        <NativeSelect
          label={formatMessage({ id: 'task.assignee' })}
          data={[none, ...team.map(({ memberId: value, name: label }) => ({ value, label }))]}
          {...form.getInputProps('assigneeId')}
        />
        <NativeSelect
          label={formatMessage({ id: 'playbooks.one' })}
          data={[
            none,
            ...(methods.data ?? [])
              .filter(({ archivedAt }) => archivedAt === null)
              .map(({ id: value, title: label }) => ({ value, label })),
          ]}
          {...form.getInputProps('playbookId')}
        />
        {!series && (
          <TextInput
            type="date"
            label={formatMessage({ id: 'recurring.starts-on' })}
            {...form.getInputProps('startsOn')}
          />
        )}
        <TextInput
          type="time"
          label={formatMessage({ id: 'recurring.time' })}
          {...form.getInputProps('time')}
        />
        {unreadable ? (
          <p className={`${styles.whole} dim small`}>
            <FormattedMessage id="recurring.own-rule" values={{ rule: series.rule }} />
          </p>
        ) : (
          <RuleFields form={form} />
        )}
        <NumberInput
          label={formatMessage({ id: 'recurring.due-after' })}
          min={0}
          max={365}
          allowDecimal={false}
          {...form.getInputProps('dueAfterDays')}
        />
        <NumberInput
          label={formatMessage({ id: 'recurring.ahead' })}
          description={formatMessage({ id: 'recurring.ahead-hint' })}
          min={0}
          max={60}
          allowDecimal={false}
          {...form.getInputProps('aheadDays')}
        />
        <div className={`${styles.whole} ${styles.buttons}`}>
          <SaveOrCancel pending={pending} onCancel={onClose} />
        </div>
      </form>
    </Card>
  );
}
