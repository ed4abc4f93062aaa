import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { newId } from '../../api/ids';
import { templates } from '../../api/playbooks';
import type { Language, TaskTemplate } from '../../api/types';
import { useSession } from '../../api/use-session';
import { languageNames } from '../../i18n/language';
import { DurationField } from '../../ui/duration-field';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import { markdownOf } from './from-task';
import { stepsOf } from './step-lines';
import styles from './playbooks.module.css';

const longestEstimate = 1000 * 3600;
const parts = ['brief', 'purpose', 'inputs', 'acceptanceCriteria'] as const;

interface TemplateFormProps {
  template?: TaskTemplate;
  /** The template is only what the new one begins with. */
  copy?: boolean;
  onClose: () => void;
}

/** A brief that is ready to be filled in. */
export function TemplateForm({ template, copy = false, onClose }: TemplateFormProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { person } = useSession();
  const [id] = useState(newId);
  const form = useForm({
    initialValues: {
      title: template?.title ?? '',
      language: (template?.language ?? person.language) as string,
      brief: template?.brief ?? '',
      purpose: template?.purpose ?? '',
      inputs: template?.inputs ?? '',
      acceptanceCriteria: template?.acceptanceCriteria ?? '',
      checklist: markdownOf(template?.checklist ?? []),
      deliverable: template?.deliverable ?? '',
      offered: template?.offered ?? true,
      estimateMinutes: (template?.estimateMinutes ?? null) as number | null,
    },
    validate: { title: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const { send, pending, error } = useSubmit(
    form,
    async ({ checklist, language, deliverable, ...values }) => {
      const body = {
        ...{ ...values, title: values.title.trim(), language: language as Language },
        deliverable: deliverable.trim() || null,
        checklist: stepsOf(checklist),
      };
      await (template && !copy
        ? templates.edit(template.id, body, template.version ?? undefined)
        : templates.create({ id, ...body }));
      await queries.invalidateQueries({ queryKey: ['task-templates'] });
      onClose();
    },
  );
  const minutes = form.values.estimateMinutes;
  return (
    <Card title={formatMessage({ id: template && !copy ? 'templates.edit' : 'playbooks.new.templates' })}>
      <form className={styles.form} onSubmit={form.onSubmit(send)} noValidate>
        <div className={styles.whole}>
          <ProblemNote error={error} />
        </div>
        <TextInput
          className={styles.whole}
          label={formatMessage({ id: 'task.title' })}
          maxLength={200}
          autoFocus
          {...form.getInputProps('title')}
        />
        {parts.map((part) => (
          <Textarea
            key={part}
            className={styles.whole}
            label={formatMessage({ id: `brief.${part}` })}
            autosize
            minRows={2}
            maxRows={14}
            maxLength={20_000}
            {...form.getInputProps(part)}
          />
        ))}
        <Textarea
          className={styles.whole}
          label={formatMessage({ id: 'templates.checklist' })}
          description={formatMessage({ id: 'playbooks.markdown-hint' })}
          autosize
          minRows={3}
          maxRows={20}
          {...form.getInputProps('checklist')}
        />
        <TextInput
          className={styles.whole}
          label={formatMessage({ id: 'templates.deliverable' })}
          description={formatMessage({ id: 'common.optional' })}
          maxLength={200}
          {...form.getInputProps('deliverable')}
        />
        <NativeSelect
          label={formatMessage({ id: 'common.language' })}
          data={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('language')}
        />
        <DurationField
          label={formatMessage({ id: 'task.estimate' })}
          longest={longestEstimate}
          value={minutes === null ? null : minutes * 60}
          onChange={(seconds) =>
            form.setFieldValue(
              'estimateMinutes',
              seconds === null ? null : Math.max(1, Math.round(seconds / 60)),
            )
          }
          error={form.errors['estimateMinutes']}
        />
        <Checkbox
          className={styles.whole}
          label={formatMessage({ id: 'templates.offered' })}
          description={formatMessage({ id: 'templates.offered-hint' })}
          {...form.getInputProps('offered', { type: 'checkbox' })}
        />
        <div className={`${styles.whole} ${styles.buttons}`}>
          <SaveOrCancel pending={pending} onCancel={onClose} />
        </div>
      </form>
    </Card>
  );
}
