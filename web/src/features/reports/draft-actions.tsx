import { ActionIcon, Button } from '@mantine/core';
import { CirclePause, FilePen, RefreshCw, Send, Trash2 } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Report } from '../../api/types';
import type { useDraft } from './use-draft';

interface DraftActionsProps {
  report: Report;
  draft: ReturnType<typeof useDraft>;
  onSend: () => void;
  onHold: () => void;
  onRevise: () => void;
}

export function DraftActions({ report, draft, onSend, onHold, onRevise }: DraftActionsProps) {
  const { formatMessage } = useIntl();
  const words = formatMessage({ id: 'report.remove' });
  return (
    <>
      {report.can.remove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={words}
          title={words}
          loading={draft.remove.isPending}
          onClick={() => draft.remove.mutate()}
        >
          <Trash2 size={16} aria-hidden />
        </ActionIcon>
      )}
      {report.can.hold && (
        <Button variant="default" leftSection={<CirclePause size={16} aria-hidden />} onClick={onHold}>
          <FormattedMessage id="report.hold" />
        </Button>
      )}
      {report.can.revise && (
        <Button
          variant={report.untoldCorrections > 0 ? 'filled' : 'default'}
          leftSection={<FilePen size={16} aria-hidden />}
          onClick={onRevise}
        >
          <FormattedMessage id="report.revise" />
        </Button>
      )}
      {report.can.edit && (
        <Button
          variant="default"
          leftSection={<RefreshCw size={16} aria-hidden />}
          loading={draft.refresh.isPending}
          onClick={() => draft.refresh.mutate()}
        >
          <FormattedMessage id="report.refresh" />
        </Button>
      )}
      {report.can.send && (
        <Button
          leftSection={<Send size={16} aria-hidden />}
          title={formatMessage({ id: 'report.send-keys' })}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={onSend}
        >
          <FormattedMessage id="report.send" />
        </Button>
      )}
    </>
  );
}
