import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessageCircleQuestion, ThumbsUp } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report, ReportAnswer } from '../../api/types';
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
  const answers = [...(sent?.items ?? []), ...(accepted?.items ?? [])]
    .flatMap((report) => report.answers.map((answer) => ({ report, answer })))
    .filter(({ answer }) => (answer.kind === 'question' ? answer.reply === null : answer.at >= since))
    .toSorted((one, other) => other.answer.at.localeCompare(one.answer.at));
  if (answers.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'today.answers' })}>
      <Rows>
        {answers.map(({ report, answer }) => (
          <Answer key={answer.id} report={report} answer={answer} zone={person.timeZone} />
        ))}
      </Rows>
    </Card>
  );
}

function Answer({ report, answer, zone }: { report: Report; answer: ReportAnswer; zone: string }) {
  const dates = useDates();
  const asks = answer.kind === 'question';
  const Icon = asks ? MessageCircleQuestion : ThumbsUp;
  return (
    <Row
      title={
        <Link to="/reports/$reportId" params={{ reportId: report.id }}>
          <FormattedMessage
            id={asks ? 'today.asked' : 'today.accepted'}
            values={{ name: answer.contactName, client: report.clientName }}
          />
        </Link>
      }
      note={
        <>
          <Icon size={13} aria-hidden style={{ verticalAlign: '-0.125em' }} /> {dates.days(report.from, report.to)} ·{' '}
          {dates.moment(answer.at, zone)}
          {answer.text && <p className={styles.question}>{answer.text}</p>}
        </>
      }
      end={
        asks &&
        report.can.reply && (
          <LinkButton to="/reports/$reportId" params={{ reportId: report.id }} variant="light" size="compact-sm">
            <FormattedMessage id="today.reply" />
          </LinkButton>
        )
      }
    />
  );
}
