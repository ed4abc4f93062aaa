import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Problem } from '../../api/problem';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Dialog } from '../../ui/dialog';
import { Loaded } from '../../ui/loaded';
import { Page, SkeletonRows } from '../../ui/page';
import { ReportSheet } from '../../ui/report-sheet';
import { ReportStateBadge } from '../../ui/report-state';
import { ReportSharing } from '../../ui/report-sharing';
import { ReportVersions } from '../../ui/report-versions';
import { ChangedNote } from './changed-note';
import { ClauseComment } from './clause-comment';
import { CorrectButton, CorrectEntry } from './correct-entry';
import { Deliveries } from './deliveries';
import { DraftActions } from './draft-actions';
import { HeldNote, HoldForm } from './hold';
import { NextTouch } from './next-touch';
import { QuestionBadge } from './question-badge';
import { Questions, QuestionsAtLine } from './questions';
import { Readers } from './readers';
import { ReportKeep } from './report-keep';
import { ReviseForm } from './revise-form';
import { SendDialog } from './send-dialog';
import { useSendKey } from './send-key';
import { StandingNote } from './standing-note';
import { useDraft } from './use-draft';
import { useWord } from './use-draft-text';
import { useFlushes } from './use-flushes';
import { Word } from './word';
import styles from './reports.module.css';

/** One report as the client will read it, with what only its author sees beside it. */
export function ReportPage() {
  const { formatMessage } = useIntl();
  const { reportId } = useParams({ from: '/app/reports/$reportId' });
  const query = useQuery(reports.one(reportId));
  return (
    <Loaded
      query={query}
      skeleton={
        <Page title={formatMessage({ id: 'nav.reports' })}>
          <SkeletonRows count={8} />
        </Page>
      }
    >
      {(report) => <ReportView key={report.id} report={report} />}
    </Loaded>
  );
}

function ReportView({ report }: { report: Report }) {
  const { formatMessage } = useIntl();
  const word = useWord(report);
  const draft = useDraft(report);
  const { register, flushAll } = useFlushes(word.flush);
  const [dialog, setDialog] = useState<'send' | 'hold' | 'revise' | null>(null);
  const [correcting, setCorrecting] = useState<string | null>(null);
  const [changed, setChanged] = useState<Problem | null>(null);
  const { can, content } = report;
  const close = () => setDialog(null);
  const send = () => setDialog('send');
  useSendKey(send, can.send && dialog === null);
  return (
    <Page
      title={report.clientName}
      lead={<Lead report={report} />}
      actions={
        <DraftActions
          report={report}
          draft={draft}
          onSend={send}
          onHold={() => setDialog('hold')}
          onRevise={() => setDialog('revise')}
        />
      }
    >
      {changed && can.send && (
        <ChangedNote
          problem={changed}
          pending={draft.refresh.isPending}
          onRefresh={() => draft.refresh.mutate(undefined, { onSuccess: () => setChanged(null) })}
        />
      )}
      <HeldNote report={report} />
      <StandingNote report={report} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Questions report={report} />
          <ReportSheet
            content={content}
            word={can.edit ? <Word draft={word} /> : undefined}
            taskLink={(taskId, title) => (
              <Link to="/tasks/$taskId" params={{ taskId }}>
                {title}
              </Link>
            )}
            comment={
              can.edit
                ? (clause) => <ClauseComment report={report} clause={clause} onFlush={register} />
                : undefined
            }
            entryEnd={
              can.revise
                ? ({ id }) => (
                    <CorrectButton
                      open={correcting === id}
                      onToggle={() => setCorrecting(correcting === id ? null : id)}
                    />
                  )
                : undefined
            }
            entryUnder={(entry) => (
              <>
                {report.answers.some((answer) => answer.entryId === entry.id) && (
                  <QuestionsAtLine report={report} entryId={entry.id} />
                )}
                {correcting === entry.id && (
                  <CorrectEntry report={report} entry={entry} onClose={() => setCorrecting(null)} />
                )}
              </>
            )}
          />
        </div>
        <div className={styles.column}>
          {report.sentAt === null && <Readers report={report} />}
          {can.edit && <NextTouch report={report} onFlush={register} />}
          <Deliveries report={report} />
          <ReportVersions report={report} />
          <ReportKeep report={report} />
          {report.sentAt !== null && <ReportSharing report={report} />}
        </div>
      </div>
      {dialog === 'send' && (
        <SendDialog
          report={report}
          beforeSend={flushAll}
          onChanged={(problem) => {
            close();
            setChanged(problem);
          }}
          onClose={close}
        />
      )}
      {(dialog === 'hold' || dialog === 'revise') && (
        <Dialog onClose={close} title={formatMessage({ id: `report.${dialog}` })}>
          {dialog === 'hold' ? (
            <HoldForm report={report} onClose={close} />
          ) : (
            <ReviseForm report={report} onClose={close} />
          )}
        </Dialog>
      )}
    </Page>
  );
}

/** Both ends of the week, whose it is, and how far the report is. */
function Lead({ report }: { report: Report }) {
  const dates = useDates();
  return (
    <span className={styles.lead}>
      <span>
        {dates.days(report.from, report.to)} ·{' '}
        <Link to="/clients/$clientId" params={{ clientId: report.clientId }}>
          {report.engagementName}
        </Link>
      </span>
      <ReportStateBadge state={report.state} />
      {report.number > 1 && (
        <Badge component="span" variant="default" tt="none" fw={500}>
          <FormattedMessage id="report.version" values={{ number: report.number }} />
        </Badge>
      )}
      {report.openQuestions > 0 && <QuestionBadge count={report.openQuestions} />}
    </span>
  );
}
