import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { contacts } from '../../api/clients';
import { Problem } from '../../api/problem';
import { reports } from '../../api/reports';
import type { Contact, Report } from '../../api/types';
import { languageNames } from '../../i18n/language';
import { LinkButton } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import styles from './reports.module.css';

interface SendDialogProps {
  report: Report;
  onRefresh: () => void;
  onClose: () => void;
}

/** The one question that the app asks: what is sent cannot be taken back, so it says to whom. */
export function SendDialog({ report, onRefresh, onClose }: SendDialogProps) {
  const { formatMessage } = useIntl();
  const query = useQuery(contacts.list(report.clientId));
  return (
    <Modal
      opened
      onClose={onClose}
      title={formatMessage({ id: 'report.send-title' })}
      closeButtonProps={{ 'aria-label': formatMessage({ id: 'common.close' }) }}
    >
      <Loaded query={query} skeleton={<SkeletonRows count={2} />}>
        {({ items }) => {
          const readers = items.filter(({ receivesReports, removedAt }) => receivesReports && !removedAt);
          return readers.length === 0 ? (
            <NoReaders clientId={report.clientId} />
          ) : (
            <Confirm report={report} readers={readers} onRefresh={onRefresh} onClose={onClose} />
          );
        }}
      </Loaded>
    </Modal>
  );
}

function Confirm({ report, readers, onRefresh, onClose }: SendDialogProps & { readers: Contact[] }) {
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: () => reports.send(report.id, report.version),
    onSuccess: (sent) => {
      queries.setQueryData(reports.one(report.id).queryKey, sent);
      onClose();
      return queries.invalidateQueries({ queryKey: ['reports'] });
    },
  });
  const changed = send.error instanceof Problem && send.error.code === 'report.changed-since-review';
  return (
    <>
      <ProblemNote error={send.error}>
        {changed && (
          <div style={{ marginTop: '0.5rem' }}>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                onRefresh();
                onClose();
              }}
            >
              <FormattedMessage id="report.refresh" />
            </Button>
          </div>
        )}
      </ProblemNote>
      <p style={{ marginTop: 0 }}>
        <FormattedMessage id="report.send-text" />
      </p>
      <ul className={styles.people}>
        {readers.map(({ id, name, email, language }) => (
          <li key={id}>
            <strong>{name}</strong>{' '}
            <span className="dim">
              {email} · {languageNames[language]}
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button loading={send.isPending} onClick={() => send.mutate()} data-autofocus>
          <FormattedMessage id="report.send-to" values={{ count: readers.length }} />
        </Button>
        <Button variant="default" onClick={onClose}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </>
  );
}

function NoReaders({ clientId }: { clientId: string }) {
  return (
    <>
      <p style={{ marginTop: 0 }}>
        <FormattedMessage id="report.no-readers" />
      </p>
      <LinkButton to="/clients/$clientId" params={{ clientId }}>
        <FormattedMessage id="report.to-contacts" />
      </LinkButton>
    </>
  );
}
