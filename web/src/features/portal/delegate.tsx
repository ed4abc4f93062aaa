import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { newId } from '../../api/ids';
import { tasks } from '../../api/tasks';
import { useSession } from '../../api/use-session';
import { useToasts } from '../../ui/toasts';
import { RequestForm, useRequest } from './request-form';

/** A new task in a minute. What was typed is kept while the page stands, also when the window was closed. */
export function DelegateButton() {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const toasts = useToasts();
  const { can } = useSession();
  const places = useQuery(engagements.list());
  const [open, setOpen] = useState(false);
  const [id, setId] = useState(newId);
  const form = useRequest({ title: '', brief: '', dueOn: '', engagementId: '' });
  const running = (places.data?.items ?? []).filter((place) => place.can.delegate && !place.endedOn);
  const first = running[0];
  if (!can.delegate || (places.isSuccess && !first)) return null;
  return (
    <>
      <Button leftSection={<Plus size={16} aria-hidden />} disabled={!first} onClick={() => setOpen(true)}>
        <FormattedMessage id="portal.delegate" />
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        size="lg"
        title={formatMessage({ id: 'portal.delegate' })}
        closeButtonProps={{ 'aria-label': formatMessage({ id: 'common.close' }) }}
      >
        <p className="dim" style={{ margin: '0 0 1rem' }}>
          <FormattedMessage id="portal.delegate-lead" />
        </p>
        <RequestForm
          form={form}
          engagements={running}
          submit={formatMessage({ id: 'portal.delegate-send' })}
          onCancel={() => setOpen(false)}
          onSend={async ({ engagementId, ...request }) => {
            const task = await tasks.create({
              id,
              engagementId: engagementId || (first?.id ?? ''),
              ...request,
            });
            setOpen(false);
            setId(newId());
            form.reset();
            toasts.done(formatMessage({ id: 'portal.delegated' }));
            await navigate({ to: '/tasks/$taskId', params: { taskId: task.id } });
          }}
        />
      </Modal>
    </>
  );
}
