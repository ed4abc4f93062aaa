import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { FileClock, FilePen, Info } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Report } from '../../api/types';

/** What else there is to a report that was sent: a later version, one being written, or corrections not told yet. */
export function StandingNote({ report }: { report: Report }) {
  const { supersededBy, revisionId, untoldCorrections, number } = report;
  if (supersededBy !== null)
    return (
      <Alert color="gray" variant="light" icon={<FileClock size={18} aria-hidden />}>
        <FormattedMessage id="report.superseded" values={{ number }} /> <To reportId={supersededBy} words="report.to-newer" />
      </Alert>
    );
  if (revisionId !== null)
    return (
      <Alert color="gray" variant="light" icon={<FilePen size={18} aria-hidden />}>
        <FormattedMessage id="report.revision-open" values={{ number: number + 1 }} />{' '}
        <To reportId={revisionId} words="report.to-draft" />
      </Alert>
    );
  if (untoldCorrections === 0) return null;
  return (
    <Alert color="gray" variant="light" icon={<Info size={18} aria-hidden />}>
      <FormattedMessage id="report.untold" values={{ count: untoldCorrections, number: number + 1 }} />
    </Alert>
  );
} // prettier-ignore

function To({ reportId, words }: { reportId: string; words: 'report.to-newer' | 'report.to-draft' }) {
  return (
    <Link to="/reports/$reportId" params={{ reportId }}>
      <FormattedMessage id={words} />
    </Link>
  );
}
