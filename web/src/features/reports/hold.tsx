import { Alert, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CirclePause, CirclePlay } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { useToasts } from '../../ui/toasts';
import { WordsForm } from '../../ui/words-form';
import styles from './reports.module.css';

/** Stands above a draft that is held back: why, and the way to let it go. */
export function HeldNote({ report }: { report: Report }) {
  const { formatMessage } = useIntl();
  const release = useMutation({
    mutationFn: () => reports.release(report.id),
    onSuccess: useShown(report.id),
    onError: useToasts().failed,
  });
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
  const show = useShown(report.id);
  const hold = async (note: string) => {
    const held = await reports.hold(report.id, note);
    onClose();
    await show(held);
  };
  return (
    <WordsForm
      label={formatMessage({ id: 'report.hold-note' })}
      hint={formatMessage({ id: 'report.hold-hint' })}
      longest={500}
      send="report.hold"
      onSend={hold}
      onClose={onClose}
    />
  );
}

/** Puts what became of a report in its place. */
function useShown(reportId: string) {
  const queries = useQueryClient();
  return (fresh: Report) => {
    queries.setQueryData(reports.one(reportId).queryKey, fresh);
    return queries.invalidateQueries({ queryKey: ['reports'] });
  };
}
