import { Button, Kbd } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Problem } from '../../api/problem';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Dialog } from '../../ui/dialog';
import { Loaded } from '../../ui/loaded';
import { SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { NoReaders, useAboutReader } from './readers';
import type { Reader } from './recipients';
import { useSendKey } from './send-key';
import { Uncommented } from './uncommented';
import { useReaders } from './use-readers';
import styles from './reports.module.css';

interface SendDialogProps {
  report: Report;
  /** Saves what is still being written; the report is sent on top of it. */
  beforeSend: () => Promise<void>;
  /** The week's work is another than the one that was read. */
  onChanged: (problem: Problem) => void;
  onClose: () => void;
}

/** The one question that the app asks: what is sent cannot be taken back, so it says to whom. */
export function SendDialog(props: SendDialogProps) {
  const { formatMessage } = useIntl();
  const { report, onClose } = props;
  const query = useReaders(report);
  return (
    <Dialog onClose={onClose} title={formatMessage({ id: 'report.send-title' })}>
      <Loaded query={query} skeleton={<SkeletonRows count={2} />}>
        {(readers) =>
          readers.length === 0 ? (
            <NoReaders clientId={report.clientId} />
          ) : (
            <Confirm {...props} readers={readers} />
          )
        }
      </Loaded>
    </Dialog>
  );
}

function Confirm({
  report,
  readers,
  beforeSend,
  onChanged,
  onClose,
}: SendDialogProps & { readers: Reader[] }) {
  const dates = useDates();
  const about = useAboutReader();
  const queries = useQueryClient();
  const { queryKey } = reports.one(report.id);
  const send = useMutation({
    mutationFn: async () => {
      await beforeSend();
      return reports.send(report.id, queries.getQueryData(queryKey)?.version ?? report.version);
    },
    onSuccess: (sent) => {
      queries.setQueryData(queryKey, sent);
      onClose();
      return queries.invalidateQueries({ queryKey: ['reports'] });
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      if (error.code === 'report.changed-since-review') onChanged(error);
      else if (error.code === 'report.already-sent' || error.status === 412) {
        void queries.invalidateQueries({ queryKey });
      }
    },
  });
  const go = () => {
    if (!send.isPending) send.mutate();
  };
  useSendKey(go);
  return (
    <div className={styles.stack}>
      <ProblemNote error={send.error}>
        {isUncommented(send.error) && <Uncommented report={report} onGo={onClose} />}
      </ProblemNote>
      <p className={styles.plain}>
        <strong>{report.clientName}</strong>, {dates.days(report.from, report.to)}
      </p>
      <p className={styles.plain}>
        <FormattedMessage id="report.send-text" />
      </p>
      <ul className={styles.people}>
        {readers.map((reader) => (
          <li key={reader.id}>
            <strong>{reader.name}</strong>
            <div className="dim small">{about(reader)}</div>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button
          leftSection={<Send size={16} aria-hidden />}
          loading={send.isPending}
          onClick={go}
          data-autofocus
        >
          <FormattedMessage id="report.send-to" values={{ count: readers.length }} />
        </Button>
        <Button variant="default" onClick={onClose}>
          <FormattedMessage id="common.cancel" />
        </Button>
        <span className={`${styles.keys} dim small`}>
          <Kbd size="xs">{/Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl'}</Kbd> <Kbd size="xs">↵</Kbd>
        </span>
      </div>
    </div>
  );
}

function isUncommented(error: unknown): boolean {
  return error instanceof Problem && error.code === 'report.uncommented';
}
