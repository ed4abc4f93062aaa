import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { engagementNames } from '../../ui/engagement-names';
import { Page } from '../../ui/page';
import { PlaybookForm } from './playbook-form';
import { PlaybookList } from './playbook-list';
import { RecurringForm } from './recurring-form';
import { RecurringList } from './recurring-list';
import { views, type View } from './search';
import { TemplateForm } from './template-form';
import { TemplateList } from './template-list';
import styles from './playbooks.module.css';

/** How recurring work is done: playbooks, templates of tasks, and the tasks that are made by a rule. */
export function PlaybooksPage() {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const { view = 'playbooks', engagementId, fromTask } = useSearch({ from: '/app/playbooks' });
  const { data } = useQuery(engagements.list());
  const [adding, setAdding] = useState(fromTask !== undefined);
  const show = (changed: { view?: View; engagementId?: string | undefined }) => {
    setAdding(false);
    void navigate({ to: '/playbooks', search: { view, engagementId, ...changed } });
  };
  const close = () => {
    setAdding(false);
    if (fromTask) void navigate({ to: '/playbooks', search: { view, engagementId }, replace: true });
  };
  return (
    <Page
      title={formatMessage({ id: 'nav.playbooks' })}
      lead={<FormattedMessage id={`playbooks.lead.${view}`} />}
      actions={
        <Button
          leftSection={<Plus size={16} aria-hidden />}
          disabled={adding}
          onClick={() => setAdding(true)}
        >
          <FormattedMessage id={`playbooks.new.${view}`} />
        </Button>
      }
    >
      <div className={styles.bar}>
        <SegmentedControl
          aria-label={formatMessage({ id: 'playbooks.view' })}
          value={view}
          onChange={(chosen) => show({ view: chosen as View })}
          data={views.map((each) => ({
            value: each,
            label: formatMessage({ id: `playbooks.view.${each}` }),
          }))}
        />
        {view !== 'templates' && (
          <NativeSelect
            aria-label={formatMessage({ id: 'clients.engagement' })}
            value={engagementId ?? ''}
            onChange={(event) => show({ engagementId: event.currentTarget.value || undefined })}
            data={[
              { value: '', label: formatMessage({ id: 'playbooks.all-clients' }) },
              ...engagementNames(data?.items ?? []),
            ]}
          />
        )}
      </div>
      {view === 'playbooks' && (
        <>
          {adding && <PlaybookForm engagementId={engagementId} fromTask={fromTask} onClose={close} />}
          <PlaybookList engagementId={engagementId} />
        </>
      )}
      {view === 'templates' && (
        <>
          {adding && <TemplateForm onClose={close} />}
          <TemplateList />
        </>
      )}
      {view === 'recurring' && (
        <>
          {adding && <RecurringForm engagementId={engagementId} onClose={close} />}
          <RecurringList engagementId={engagementId} />
        </>
      )}
    </Page>
  );
}
