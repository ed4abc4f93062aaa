import { Badge } from '@mantine/core';
import { CircleCheckBig, FilePen, Send, type LucideIcon } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { ReportState } from '../api/types';

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
