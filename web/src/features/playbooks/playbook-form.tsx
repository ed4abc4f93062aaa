import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { checklist } from '../../api/checklist';
import { engagements, services } from '../../api/engagements';
import { newId } from '../../api/ids';
import { playbooks } from '../../api/playbooks';
import { tasks } from '../../api/tasks';
import type { Language } from '../../api/types';
import { useSession } from '../../api/use-session';
import { languageNames } from '../../i18n/language';
import { engagementNames } from '../../ui/engagement-names';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import { markdownOf } from './from-task';
import styles from './playbooks.module.css';

interface PlaybookFormProps {
  engagementId: string | undefined;
  /** A finished task whose checklist is the first version. */
  fromTask: string | undefined;
  onClose: () => void;
}

/** A new playbook; one that is made from a finished task begins with its steps. */
export function PlaybookForm({ fromTask, ...props }: PlaybookFormProps) {
  const task = useQuery({ ...tasks.one(fromTask ?? ''), enabled: fromTask !== undefined });
  const steps = useQuery({ ...checklist.list(fromTask ?? ''), enabled: fromTask !== undefined });
  if (fromTask && (task.isPending || steps.isPending)) return null;
  const learnt = fromTask
    ? { title: task.data?.title ?? '', markdown: markdownOf(steps.data?.items ?? []) }
    : { title: '', markdown: '' };
  return (
    <Fields
      {...props}
      {...learnt}
      fromTask={fromTask}
      engagementId={task.data?.engagementId ?? props.engagementId}
    />
  );
}

interface FieldsProps extends PlaybookFormProps {
  title: string;
  markdown: string;
}

function Fields({ engagementId, fromTask, title, markdown, onClose }: FieldsProps) {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { person } = useSession();
  const [id] = useState(newId);
  const places = useQuery(engagements.list());
  const form = useForm({
    initialValues: {
      title,
      markdown,
      engagementId: engagementId ?? '',
      language: person.language as string,
      serviceIds: [] as string[],
      shared: false,
    },
    validate: {
      title: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })),
      markdown: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })),
    },
  });
  const place = form.values.engagementId;
  const kinds = useQuery({ ...services.list(place), enabled: place !== '' });
  const { send, pending, error } = useSubmit(form, async (values) => {
    const made = await playbooks.create({
      ...{ id, title: values.title.trim(), markdown: values.markdown, fromTaskId: fromTask },
      engagementId: values.engagementId || null,
      language: values.language as Language,
      serviceIds: values.engagementId ? values.serviceIds : [],
      shared: values.engagementId !== '' && values.shared,
    });
    await queries.invalidateQueries({ queryKey: ['playbooks'] });
    onClose();
    await navigate({ to: '/playbooks/$playbookId', params: { playbookId: made.id } });
  });
  return (
    <Card title={formatMessage({ id: 'playbooks.new.playbooks' })}>
      <form className={styles.form} onSubmit={form.onSubmit(send)} noValidate>
        <div className={styles.whole}>
          <ProblemNote error={error} />
        </div>
        <TextInput
          className={styles.whole}
          label={formatMessage({ id: 'playbooks.title' })}
          maxLength={200}
          autoComplete="off"
          autoFocus
          {...form.getInputProps('title')}
        />
        <NativeSelect
          label={formatMessage({ id: 'playbooks.for' })}
          data={[
            { value: '', label: formatMessage({ id: 'playbooks.whole-practice' }) },
            ...engagementNames(places.data?.items ?? []),
          ]}
          {...form.getInputProps('engagementId')}
        />
        <NativeSelect
          label={formatMessage({ id: 'common.language' })}
          data={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('language')}
        />
        {place !== '' && (kinds.data?.items ?? []).some(({ archivedAt }) => !archivedAt) && (
          <Checkbox.Group
            className={styles.whole}
            label={formatMessage({ id: 'playbooks.services' })}
            description={formatMessage({ id: 'playbooks.services-hint' })}
            {...form.getInputProps('serviceIds')}
          >
            <div className={styles.choices}>
              {kinds.data?.items
                .filter(({ archivedAt }) => !archivedAt)
                .map((service) => (
                  <Checkbox key={service.id} value={service.id} label={service.name} />
                ))}
            </div>
          </Checkbox.Group>
        )}
        <MarkdownField {...form.getInputProps('markdown')} />
        {place !== '' && (
          <Checkbox
            className={styles.whole}
            label={formatMessage({ id: 'playbooks.share' })}
            description={formatMessage({ id: 'playbooks.share-hint' })}
            {...form.getInputProps('shared', { type: 'checkbox' })}
          />
        )}
        <div className={`${styles.whole} ${styles.buttons}`}>
          <SaveOrCancel pending={pending} onCancel={onClose} />
        </div>
      </form>
    </Card>
  );
}

/** Steps as a list in Markdown, with what marks who does them. */
export function MarkdownField(props: Record<string, unknown>) {
  const { formatMessage } = useIntl();
  return (
    <Textarea
      className={styles.whole}
      label={formatMessage({ id: 'playbooks.markdown' })}
      description={formatMessage({ id: 'playbooks.markdown-hint' })}
      placeholder={formatMessage({ id: 'playbooks.markdown-example' })}
      autosize
      minRows={8}
      maxRows={28}
      maxLength={50_000}
      {...props}
    />
  );
}
