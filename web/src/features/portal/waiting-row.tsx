import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  FileCheck,
  MessageCircleQuestion,
  PackageCheck,
  ReceiptText,
  Star,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks } from '../../api/tasks';
import type { Deliverable, Feedback, Question, ReportSummary, Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { DocumentDecision } from '../../ui/document-decision';
import { DocumentLink } from '../../ui/document-link';
import { LinkButton } from '../../ui/link-button';
import { FeedbackForm } from './feedback-form';
import { QuestionAnswer } from './question-answer';
import { latestStep, type Waiting } from './waiting';
import styles from './portal.module.css';

type Kind = 'question' | 'delivery' | 'document' | 'feedback' | 'report';

const icons: Record<Kind, LucideIcon> = {
  question: MessageCircleQuestion,
  delivery: PackageCheck,
  document: FileCheck,
  feedback: Star,
  report: ReceiptText,
};

/** One thing that waits: what it is, since when, and what to do, right here where it can be. The first stands out. */
export function WaitingRow({ item, first }: { item: Waiting; first: boolean }) {
  switch (item.kind) {
    case 'question':
      return <QuestionRow question={item.question} />;
    case 'turn':
      return <TurnRow task={item.task} first={first} />;
    case 'delivery':
      return <DeliveryRow task={item.task} documents={item.documents} first={first} />;
    case 'document':
      return <DocumentRow document={item.document} since={item.since} />;
    case 'feedback':
      return <FeedbackRow feedback={item.feedback} since={item.since} />;
    case 'report':
      return <ReportRow report={item.report} since={item.since} first={first} />;
  }
}

function toTask(taskId: string) {
  return { to: '/tasks/$taskId', params: { taskId } } as const;
}

/** Answered in its place: a tap on a choice, or words. */
function QuestionRow({ question }: { question: Question }) {
  const { person } = useSession();
  const dates = useDates();
  return (
    <Shape
      kind="question"
      since={question.askedAt}
      title={<Link {...toTask(question.taskId)}>{question.taskTitle}</Link>}
    >
      <p className={styles.asked}>{question.text}</p>
      <p className="dim small">
        {question.askedByName}
        {question.dueAt && (
          <>
            {' · '}
            <FormattedMessage
              id="question.needed-by"
              values={{ at: dates.moment(question.dueAt, person.timeZone) }}
            />
          </>
        )}
      </p>
      <QuestionAnswer question={question} />
    </Shape>
  );
}

function TurnRow({ task, first }: { task: Task; first: boolean }) {
  return (
    <Shape
      kind="question"
      since={task.turnSince}
      title={<Link {...toTask(task.id)}>{task.title}</Link>}
      end={<Go kind="question" title={task.title} first={first} {...toTask(task.id)} />}
    />
  );
}

function DeliveryRow({ task, documents, first }: { task: Task; documents: Deliverable[]; first: boolean }) {
  const history = useQuery(tasks.history(task.id));
  const said = history.data && latestStep(history.data.items, task.status);
  return (
    <Shape
      kind="delivery"
      since={task.turnSince}
      title={<Link {...toTask(task.id)}>{task.title}</Link>}
      end={<Go kind="delivery" title={task.title} first={first} {...toTask(task.id)} />}
    >
      {(history.isPending || said?.note) && (
        <p className={styles.waitingText}>{history.isPending ? '\u00a0' : said?.note}</p>
      )}
      {documents.length > 0 && (
        <p className="dim small">
          <FormattedMessage
            id="portal.with-documents"
            values={{ count: documents.length, titles: documents.map(({ title }) => title).join(', ') }}
          />
        </p>
      )}
    </Shape>
  );
}

/** Opened by its title, and decided about right here. */
function DocumentRow({ document, since }: { document: Deliverable; since: string }) {
  const { id, title, taskTitle, latest } = document;
  return (
    <Shape kind="document" since={since} title={<DocumentLink id={id}>{title}</DocumentLink>}>
      {(taskTitle ?? latest.note) && <p className="dim small">{taskTitle ?? latest.note}</p>}
      <div className={styles.decide}>
        <DocumentDecision deliverable={document} compact />
      </div>
    </Shape>
  );
}

function FeedbackRow({ feedback, since }: { feedback: Feedback; since: string }) {
  return (
    <Shape
      kind="feedback"
      since={since}
      title={<Link {...toTask(feedback.taskId)}>{feedback.taskTitle}</Link>}
    >
      <div className={styles.decide}>
        <FeedbackForm feedback={feedback} />
      </div>
    </Shape>
  );
}

function ReportRow({ report, since, first }: { report: ReportSummary; since: string; first: boolean }) {
  const dates = useDates();
  const to = { to: '/reports/$reportId', params: { reportId: report.id } } as const;
  const title = dates.days(report.from, report.to);
  return (
    <Shape
      kind="report"
      since={since}
      title={<Link {...to}>{title}</Link>}
      end={<Go kind="report" title={title} first={first} {...to} />}
    />
  );
}

type GoProps = {
  kind: 'question' | 'delivery' | 'report';
  title: string;
  first: boolean;
} & (ReturnType<typeof toTask> | { to: '/reports/$reportId'; params: { reportId: string } });

function Go({ kind, title, first, ...to }: GoProps) {
  const { formatMessage } = useIntl();
  const go = formatMessage({ id: `portal.go.${kind}` });
  return (
    <LinkButton
      {...to}
      variant={first ? 'filled' : 'default'}
      aria-label={formatMessage({ id: 'portal.go-named' }, { go, title })}
    >
      {go}
    </LinkButton>
  );
}

interface ShapeProps {
  kind: Kind;
  since: string;
  title: ReactNode;
  end?: ReactNode;
  children?: ReactNode;
}

function Shape({ kind, since, title, end, children }: ShapeProps) {
  const { person } = useSession();
  const dates = useDates();
  const Icon = icons[kind];
  return (
    <li className={styles.waiting}>
      <span className={styles.waitingIcon}>
        <Icon size={18} aria-hidden />
      </span>
      <div className={styles.waitingMain}>
        <div className="dim small">
          <FormattedMessage id={`portal.kind.${kind}`} />
          {since && (
            <>
              {' · '}
              <FormattedMessage
                id="portal.since"
                values={{ day: dates.day(dayIn(since, person.timeZone), 'short') }}
              />
            </>
          )}
        </div>
        <div className={styles.waitingTitle}>{title}</div>
        {children}
      </div>
      {end && <div className={styles.waitingEnd}>{end}</div>}
    </li>
  );
}
