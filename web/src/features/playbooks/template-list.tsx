import { ActionIcon, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { templates } from '../../api/playbooks';
import type { TaskTemplate } from '../../api/types';
import { useSession } from '../../api/use-session';
import { hoursText } from '../../ui/hours';
import { Loaded } from '../../ui/loaded';
import { Card } from '../../ui/page';
import { useToasts } from '../../ui/toasts';
import { Steps } from './steps';
import { TemplateForm } from './template-form';
import styles from './playbooks.module.css';

/** Own templates first, then those that come with the product; each can be the beginning of an own one. */
export function TemplateList() {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const query = useQuery(templates.list(person.language));
  return (
    <Loaded query={query}>
      {({ items }) => {
        const own = items.filter(({ shipped }) => !shipped);
        return (
          <>
            {own.length > 0 && (
              <Card title={formatMessage({ id: 'templates.own' })} flush>
                {own.map((template) => (
                  <Template key={template.id} template={template} />
                ))}
              </Card>
            )}
            <Card title={formatMessage({ id: 'templates.shipped' })} flush>
              {items
                .filter(({ shipped }) => shipped)
                .map((template) => (
                  <Template key={template.id} template={template} />
                ))}
            </Card>
          </>
        );
      }}
    </Loaded>
  );
}

function Template({ template }: { template: TaskTemplate }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [form, setForm] = useState<'edit' | 'copy' | null>(null);
  const again = () => queries.invalidateQueries({ queryKey: ['task-templates'] });
  const remove = useMutation({
    mutationFn: () => templates.remove(template.id),
    onSuccess: async () => {
      toasts.undo(formatMessage({ id: 'templates.removed' }, { title: template.title }), () =>
        templates.restore(template.id).then(again),
      );
      await again();
    },
    onError: toasts.failed,
  });
  const named = (id: 'clients.edit-named' | 'clients.remove-named' | 'templates.copy-named') =>
    formatMessage({ id }, { name: template.title });
  if (form) return <TemplateForm template={template} copy={form === 'copy'} onClose={() => setForm(null)} />;
  return (
    <details className={styles.series}>
      <summary className={styles.seriesHead}>
        <strong>{template.title}</strong>
        <span className="dim small">
          <FormattedMessage id="playbooks.steps" values={{ count: template.checklist.length }} />
          {template.estimateMinutes && ` · ${hoursText(template.estimateMinutes * 60)}`}
        </span>
      </summary>
      <div className={styles.stack} style={{ marginTop: '0.75rem' }}>
        <Part title="brief.brief" text={template.brief} />
        <Part title="brief.purpose" text={template.purpose} />
        <Part title="brief.inputs" text={template.inputs} />
        <Part title="brief.acceptanceCriteria" text={template.acceptanceCriteria} />
        <Steps steps={template.checklist} />
        <div className={styles.buttons}>
          <Button
            size="xs"
            variant="default"
            leftSection={<Copy size={14} aria-hidden />}
            aria-label={named('templates.copy-named')}
            onClick={() => setForm('copy')}
          >
            <FormattedMessage id="templates.copy" />
          </Button>
          {template.can.edit && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={named('clients.edit-named')}
              title={named('clients.edit-named')}
              onClick={() => setForm('edit')}
            >
              <Pencil size={15} aria-hidden />
            </ActionIcon>
          )}
          {template.can.remove && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={named('clients.remove-named')}
              title={named('clients.remove-named')}
              disabled={remove.isPending}
              onClick={() => remove.mutate()}
            >
              <Trash2 size={15} aria-hidden />
            </ActionIcon>
          )}
        </div>
      </div>
    </details>
  );
}

interface PartProps {
  title: `brief.${'brief' | 'purpose' | 'inputs' | 'acceptanceCriteria'}`;
  text: string;
}

function Part({ title, text }: PartProps) {
  if (!text) return null;
  return (
    <div>
      <div className="dim small">
        <FormattedMessage id={title} />
      </div>
      <div style={{ whiteSpace: 'pre-wrap' }}>{text}</div>
    </div>
  );
}
