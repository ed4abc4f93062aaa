import { Button } from '@mantine/core';
import { FileDown, Sheet } from 'lucide-react';
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

/** Its work as a table and as a workbook, with heads in the reader's language. */
export function ReportTables({ reportId }: { reportId: string }) {
  const { person } = useSession();
  return (
    <>
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button
          key={format}
          component="a"
          href={reports.exportAddress(reportId, format, person.language)}
          download
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<Sheet size={14} aria-hidden />}
        >
          <FormattedMessage id={`report.export.${format}`} />
        </Button>
      ))}
    </>
  );
}
