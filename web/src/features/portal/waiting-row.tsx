import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessageCircleQuestion, PackageCheck, ReceiptText, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks } from '../../api/tasks';
import type { ReportSummary, Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { LinkButton } from '../../ui/link-button';
import { latestStep, type Waiting } from './waiting';
import styles from './portal.module.css';

const icons: Record<Waiting['kind'], LucideIcon> = {
  question: MessageCircleQuestion,
  delivery: PackageCheck,
  report: ReceiptText,
};

/** One thing that waits: what it is, since when, and the one button. The first of all stands out. */
export function WaitingRow({ item, first }: { item: Waiting; first: boolean }) {
  return item.kind === 'report' ? (
    <ReportRow report={item.report} since={item.since} first={first} />
  ) : (
    <TaskRow kind={item.kind} task={item.task} first={first} />
  );
}

function TaskRow({ kind, task, first }: { kind: 'question' | 'delivery'; task: Task; first: boolean }) {
  const { formatMessage } = useIntl();
  const history = useQuery(tasks.history(task.id));
  const said = history.data && latestStep(history.data.items, task.status);
  const to = { to: '/tasks/$taskId', params: { taskId: task.id } } as const;
  return (
    <Shape
      kind={kind}
      since={task.turnSince}
      title={<Link {...to}>{task.title}</Link>}
      text={history.isPending ? '\u00a0' : said?.note}
      end={
        <LinkButton
          {...to}
          variant={first ? 'filled' : 'default'}
          aria-label={formatMessage(
            { id: 'portal.go-named' },
            { go: formatMessage({ id: `portal.go.${kind}` }), title: task.title },
          )}
        >
          <FormattedMessage id={`portal.go.${kind}`} />
        </LinkButton>
      }
    />
  );
}

function ReportRow({ report, since, first }: { report: ReportSummary; since: string; first: boolean }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const to = { to: '/reports/$reportId', params: { reportId: report.id } } as const;
  const title = dates.days(report.from, report.to);
  return (
    <Shape
      kind="report"
      since={since}
      title={<Link {...to}>{title}</Link>}
      text={undefined}
      end={
        <LinkButton
          {...to}
          variant={first ? 'filled' : 'default'}
          aria-label={formatMessage(
            { id: 'portal.go-named' },
            { go: formatMessage({ id: 'portal.go.report' }), title },
          )}
        >
          <FormattedMessage id="portal.go.report" />
        </LinkButton>
      }
    />
  );
}

interface ShapeProps {
  kind: Waiting['kind'];
  since: string;
  title: ReactNode;
  /** What was said to it. */
  text: string | undefined;
  end: ReactNode;
}

function Shape({ kind, since, title, text, end }: ShapeProps) {
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
        {text && <p className={styles.waitingText}>{text}</p>}
      </div>
      <div className={styles.waitingEnd}>{end}</div>
    </li>
  );
}
