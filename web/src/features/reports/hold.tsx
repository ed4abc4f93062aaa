import { Alert, Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CirclePause, CirclePlay } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { ProblemNote } from '../../ui/problem-note';
import { useToasts } from '../../ui/toasts';
import styles from './reports.module.css';

/** Stands above a draft that is held back: why, and the way to let it go. */
export function HeldNote({ report }: { report: Report }) {
  const { formatMessage } = useIntl();
  const release = useHolding(report.id, () => reports.release(report.id));
  if (!report.held) return null;
  return (
    <Alert
      color="gray"
      variant="light"
      icon={<CirclePause size={18} aria-hidden className={styles.warn} />}
      title={formatMessage({ id: 'report.held' })}
    >
      {report.heldNote && <p className={styles.plain}>{report.heldNote}</p>}
      {report.can.release && (
        <Button
          size="compact-sm"
          variant="default"
          mt="0.5rem"
          leftSection={<CirclePlay size={14} aria-hidden />}
          loading={release.isPending}
          onClick={() => release.mutate()}
        >
          <FormattedMessage id="report.release" />
        </Button>
      )}
    </Alert>
  );
}

/** Holds a draft back, so that nobody sends it, the schedule neither. */
export function HoldForm({ report, onClose }: { report: Report; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const [note, setNote] = useState('');
  const hold = useHolding(report.id, () => reports.hold(report.id, note.trim()), onClose);
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (!hold.isPending) hold.mutate();
      }}
    >
      <ProblemNote error={hold.error} />
      <Textarea
        label={formatMessage({ id: 'report.hold-note' })}
        description={formatMessage({ id: 'report.hold-hint' })}
        data-autofocus
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" loading={hold.isPending}>
          <FormattedMessage id="report.hold" />
        </Button>
        <Button variant="default" onClick={onClose}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
}

function useHolding(reportId: string, act: () => Promise<Report>, done?: () => void) {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: act,
    onSuccess: (fresh) => {
      queries.setQueryData(reports.one(reportId).queryKey, fresh);
      done?.();
      return queries.invalidateQueries({ queryKey: ['reports'] });
    },
    onError: toasts.failed,
  });
}
