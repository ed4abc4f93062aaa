import { Badge } from '@mantine/core';
import { CircleCheckBig, FileClock, FilePen, Send, type LucideIcon } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { ReportState, ReportSummary } from '../api/types';

const icons: Record<ReportState, LucideIcon> = { draft: FilePen, sent: Send, accepted: CircleCheckBig };

/** How far a report is: an icon and a word. */
export function ReportStateBadge({ state }: { state: ReportState }) {
  const Icon = icons[state];
  return (
    <Badge
      component="span"
      variant={state === 'draft' ? 'light' : 'default'}
      tt="none"
      fw={500}
      leftSection={<Icon size={13} aria-hidden />}
    >
      <FormattedMessage id={`report.state.${state}`} />
    </Badge>
  );
}

/** What else one has to know of a report in a list: held back, a comment missing, a later version, replaced. */
export function ReportMarks({ report }: { report: ReportSummary }) {
  const { state, held, uncommented, number, supersededBy } = report;
  const marks = [
    held && <FormattedMessage key="held" id="report.held" />,
    state === 'draft' && uncommented > 0 && (
      <FormattedMessage key="uncommented" id="report.mark-uncommented" values={{ count: uncommented }} />
    ),
    number > 1 && <FormattedMessage key="version" id="report.version" values={{ number }} />,
  ];
  return (
    <>
      {marks.filter(Boolean).map((mark, index) => (
        <Badge key={index} component="span" variant="default" tt="none" fw={500}>
          {mark}
        </Badge>
      ))}
      {supersededBy !== null && <ReplacedBadge />}
    </>
  );
}

/** Of a version that a later one replaced; how far it was then is of no matter any more. */
export function ReplacedBadge() {
  return (
    <Badge
      component="span"
      variant="default"
      tt="none"
      fw={500}
      leftSection={<FileClock size={13} aria-hidden />}
    >
      <FormattedMessage id="report.mark-superseded" />
    </Badge>
  );
}
