import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleCheckBig, Hourglass, MessageCircleQuestion } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { ReportSummary } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Hours } from '../../ui/hours';
import { ReportMarks } from '../../ui/report-state';
import { Row } from '../../ui/rows';
import { useEngagementName } from './engagement-name';
import styles from './portal.module.css';

/** A report in a list: its week, its hours, and whether it was accepted. */
export function ReportRow({ report }: { report: ReportSummary }) {
  const dates = useDates();
  const engagementName = useEngagementName();
  return (
    <Row
      title={
        <Link to="/reports/$reportId" params={{ reportId: report.id }}>
          {dates.days(report.from, report.to)}
        </Link>
      }
      note={
        <>
          {engagementName(report.engagementName)}
          <FormattedMessage
            id="portal.worked"
            values={{ hours: <Hours key="hours" seconds={report.seconds} /> }}
          />
        </>
      }
      end={
        <>
          {report.openQuestions > 0 && (
            <span className={styles.mark}>
              <MessageCircleQuestion size={14} aria-hidden />
              <FormattedMessage id="portal.report.questions" values={{ count: report.openQuestions }} />
            </span>
          )}
          <ReportMarks report={report} />
          {report.supersededBy === null && <ReportState accepted={report.state === 'accepted'} />}
        </>
      }
    />
  );
}

export function ReportState({ accepted }: { accepted: boolean }) {
  const Icon = accepted ? CircleCheckBig : Hourglass;
  return (
    <Badge
      variant={accepted ? 'default' : 'light'}
      tt="none"
      fw={500}
      leftSection={<Icon size={13} aria-hidden />}
    >
      <FormattedMessage id={accepted ? 'portal.report.accepted' : 'portal.report.to-accept'} />
    </Badge>
  );
}
