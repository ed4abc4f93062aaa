import { Button } from '@mantine/core';
import { FileDown } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { reports } from '../api/reports';
import { useSession } from '../api/use-session';

/** The report to keep, as a PDF in the reader's language. */
export function ReportFiles({ reportId }: { reportId: string }) {
  const { person } = useSession();
  return (
    <Button
      component="a"
      href={reports.pdfAddress(reportId, person.language)}
      download
      variant="default"
      leftSection={<FileDown size={16} aria-hidden />}
    >
      <FormattedMessage id="report.pdf" />
    </Button>
  );
}
