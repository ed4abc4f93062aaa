import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { adjustments } from '../../api/adjustments';
import type { Report } from '../../api/types';
import { DurationField } from '../../ui/duration-field';
import { ProblemNote } from '../../ui/problem-note';
import { useToasts } from '../../ui/toasts';
import styles from './reports.module.css';

/** Beside an entry that was told: opens its correction. */
export function CorrectButton({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const { formatMessage } = useIntl();
  const words = formatMessage({ id: 'report.correct' });
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      aria-label={words}
      title={words}
      aria-expanded={open}
      onClick={onToggle}
    >
      <Pencil size={14} aria-hidden />
    </ActionIcon>
  );
}

interface CorrectEntryProps {
  report: Report;
  entry: { id: string; seconds: number };
  onClose: () => void;
}

/** Another duration for an entry that the client was told of; it is told by a new version of this report. */
export function CorrectEntry({ report, entry, onClose }: CorrectEntryProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [seconds, setSeconds] = useState<number | null>(entry.seconds);
  const [reason, setReason] = useState('');
  const correct = useMutation({
    mutationFn: () =>
      adjustments.create({
        entryId: entry.id,
        seconds: (seconds ?? 0) - entry.seconds,
        reason: reason.trim(),
        inReport: true,
      }),
    onSuccess: async ({ id }) => {
      onClose();
      const shown = () =>
        Promise.all(['reports', 'adjustments', 'balances'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      toasts.undo(formatMessage({ id: 'report.corrected' }), async () => {
        await adjustments.remove(id);
        await shown();
      });
      await shown();
    },
  });
  const ready = seconds !== null && seconds !== entry.seconds && reason.trim() !== '';
  return (
    <form
      className={styles.reply}
      aria-label={formatMessage({ id: 'report.correct' })}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !correct.isPending) correct.mutate();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <ProblemNote error={correct.error} />
      <div className={styles.compose}>
        <DurationField
          autoFocus
          label={formatMessage({ id: 'report.correct-duration' })}
          value={seconds}
          onChange={setSeconds}
        />
        <TextInput
          label={formatMessage({ id: 'report.correct-reason' })}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <p className={`${styles.plain} dim small`}>
        <FormattedMessage id="report.correct-hint" values={{ number: report.number + 1 }} />
      </p>
      <div className={styles.buttons}>
        <Button type="submit" size="compact-md" loading={correct.isPending} disabled={!ready}>
          <FormattedMessage id="report.correct" />
        </Button>
        <Button size="compact-md" variant="default" onClick={onClose}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
} // prettier-ignore
