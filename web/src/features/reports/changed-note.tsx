import { Alert, Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Problem } from '../../api/problem';
import { explain } from '../../ui/problem-note';
import styles from './reports.module.css';

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
      color="gray"
      variant="light"
      icon={<TriangleAlert size={18} aria-hidden className={styles.warn} />}
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
