import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessageCircleQuestion, ThumbsUp } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { ReportSummary } from '../../api/types';
import { useSession } from '../../api/use-session';
import { addDays, today, useDates } from '../../ui/dates';
import { LinkButton } from '../../ui/link-button';
import { Card } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import styles from './today.module.css';

const daysFresh = 7;

/** What clients answered to their reports: every question until it has a reply, an acceptance for a week. */
export function Answers() {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const { data: sent } = useQuery(reports.list({ state: 'sent' }));
  const { data: accepted } = useQuery(reports.list({ state: 'accepted' }));
  const since = addDays(today(person.timeZone), -daysFresh);
  const both = [...(sent?.items ?? []), ...(accepted?.items ?? [])];
  const asked = both.filter((report) => report.openQuestions > 0);
  const agreed = both.filter((report) => report.acceptedAt !== null && report.acceptedAt >= since);
  if (asked.length + agreed.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'today.answers' })}>
      <Rows>
        <Questions asked={asked} zone={person.timeZone} />
        {agreed.map((report) => (
          <Acceptance key={report.id} report={report} zone={person.timeZone} />
        ))}
      </Rows>
    </Card>
  );
}

/** The questions themselves stand in the whole report. */
function Questions({ asked, zone }: { asked: ReportSummary[]; zone: string }) {
  const dates = useDates();
  const found = useQueries({ queries: asked.map((report) => reports.one(report.id)) });
  return asked.flatMap((report, index) => {
    const open = found[index]?.data?.answers.filter(
      ({ kind, reply }) => kind === 'question' && reply === null,
    );
    return (open ?? []).map((answer) => (
      <Row
        key={answer.id}
        title={
          <Link to="/reports/$reportId" params={{ reportId: report.id }}>
            <FormattedMessage
              id="today.asked"
              values={{ name: answer.contactName, client: report.clientName }}
            />
          </Link>
        }
        note={
          <>
            <MessageCircleQuestion size={13} aria-hidden className={styles.mark} />{' '}
            {dates.days(report.from, report.to)} · {dates.moment(answer.at, zone)}
            <p className={styles.question}>{answer.text}</p>
          </>
        }
        end={
          report.can.reply && (
            <LinkButton
              to="/reports/$reportId"
              params={{ reportId: report.id }}
              variant="light"
              size="compact-sm"
            >
              <FormattedMessage id="today.reply" />
            </LinkButton>
          )
        }
      />
    ));
  });
}

function Acceptance({ report, zone }: { report: ReportSummary; zone: string }) {
  const dates = useDates();
  return (
    <Row
      title={
        <Link to="/reports/$reportId" params={{ reportId: report.id }}>
          <FormattedMessage id="today.accepted" values={{ client: report.clientName }} />
        </Link>
      }
      note={
        <>
          <ThumbsUp size={13} aria-hidden className={styles.mark} /> {dates.days(report.from, report.to)} ·{' '}
          {dates.moment(report.acceptedAt ?? '', zone)}
        </>
      }
    />
  );
}
