import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Problem } from '../../api/problem';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Page, SkeletonRows } from '../../ui/page';
import { ReportSheet } from '../../ui/report-sheet';
import { ReportStateBadge } from '../../ui/report-state';
import { ChangedNote } from './changed-note';
import { Deliveries } from './deliveries';
import { DraftActions } from './draft-actions';
import { QuestionBadge } from './question-badge';
import { Questions, QuestionsAtLine } from './questions';
import { Readers } from './readers';
import { ReportKeep } from './report-keep';
import { SendDialog } from './send-dialog';
import { useSendKey } from './send-key';
import { useDraft } from './use-draft';
import { useWord } from './use-word';
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
  const word = useWord(report);
  const draft = useDraft(report);
  const [sending, setSending] = useState(false);
  const [changed, setChanged] = useState<Problem | null>(null);
  const { can, content } = report;
  const send = () => setSending(true);
  useSendKey(send, can.send && !sending);
  return (
    <Page
      title={report.clientName}
      lead={<Lead report={report} />}
      actions={<DraftActions report={report} draft={draft} onSend={send} />}
    >
      {changed && can.send && (
        <ChangedNote
          problem={changed}
          pending={draft.refresh.isPending}
          onRefresh={() => draft.refresh.mutate(undefined, { onSuccess: () => setChanged(null) })}
        />
      )}
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
            entryUnder={({ id }) =>
              report.answers.some((answer) => answer.entryId === id) && (
                <QuestionsAtLine report={report} entryId={id} />
              )
            }
          />
        </div>
        <div className={styles.column}>
          {report.sentAt === null && <Readers report={report} />}
          <Deliveries report={report} />
          <ReportKeep report={report} />
        </div>
      </div>
      {sending && (
        <SendDialog
          report={report}
          beforeSend={word.flush}
          onChanged={(problem) => {
            setSending(false);
            setChanged(problem);
          }}
          onClose={() => setSending(false)}
        />
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
      {report.openQuestions > 0 && <QuestionBadge count={report.openQuestions} />}
    </span>
  );
}
