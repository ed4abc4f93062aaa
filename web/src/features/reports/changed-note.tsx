import { Alert, Button } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Problem } from '../../api/problem';
import { explain } from '../../ui/problem-note';

interface ChangedNoteProps {
  problem: Problem;
  pending: boolean;
  onRefresh: () => void;
}

/** Why a draft was not sent: the week's work is not the one that was read any more. */
export function ChangedNote({ problem, pending, onRefresh }: ChangedNoteProps) {
  const intl = useIntl();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <Alert
      role="alert"
      color="orange.8"
      variant="light"
      icon={<RefreshCw size={18} aria-hidden />}
      title={intl.formatMessage({ id: 'report.not-sent' })}
    >
      {explain(intl, problem)}
      <div style={{ marginTop: '0.5rem' }}>
        <Button ref={button} size="compact-sm" variant="default" loading={pending} onClick={onRefresh}>
          <FormattedMessage id="report.refresh" />
        </Button>
      </div>
    </Alert>
  );
}
