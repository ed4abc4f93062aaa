import { Button, CopyButton } from '@mantine/core';
import { Braces, Check, Copy, FileDown } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { useSession } from '../../api/use-session';
import { languageNames } from '../../i18n/language';
import { useDates } from '../../ui/dates';
import { Card } from '../../ui/page';
import { ReportTables } from '../../ui/report-files';
import { papersOf } from './languages';
import { useReaders } from './use-readers';
import styles from './report-keep.module.css';

/** The report to keep: its papers and its data, and of a sent one what proves that it is the one that was sent. */
export function ReportKeep({ report }: { report: Report }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const { data: readers = [] } = useReaders(report);
  const papers = papersOf(report.deliveries, readers, person.language);
  const { contentSha256, sentAt } = report;
  return (
    <Card title={formatMessage({ id: sentAt ? 'report.frozen' : 'report.preview' })}>
      {sentAt && (
        <p className={styles.text}>
          <FormattedMessage
            id="report.frozen-text"
            values={{ number: report.number, at: dates.moment(sentAt, person.timeZone) }}
          />
        </p>
      )}
      {sentAt && (
        <p className={`${styles.text} small`}>
          <a href={`/r/verify?language=${person.language}&sha256=${contentSha256 ?? ''}`}>
            <FormattedMessage id="report.verify" />
          </a>
        </p>
      )}
      <ul className={styles.papers}>
        {papers.map(({ language, sha256 }) => (
          <li key={language}>
            <a href={reports.pdfAddress(report.id, language)} download className={styles.paper}>
              <FileDown size={16} aria-hidden />
              <FormattedMessage id="report.pdf-in" values={{ language: languageNames[language] }} />
            </a>
            {sha256 && <Hash value={sha256} />}
          </li>
        ))}
        <li>
          <a
            href={reports.contentAddress(report.id)}
            download={`${report.period.replace('/', '_')}.json`}
            className={styles.paper}
          >
            <Braces size={16} aria-hidden />
            <FormattedMessage id="report.data" />
          </a>
          {contentSha256 && <Hash value={contentSha256} />}
        </li>
        <li>
          <div className={styles.tables}>
            <ReportTables reportId={report.id} />
          </div>
        </li>
      </ul>
    </Card>
  );
}

/** A fingerprint in full, and a way to take it along for checking. */
function Hash({ value }: { value: string }) {
  return (
    <div className={styles.print}>
      <span className="dim small">SHA-256</span>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={copied ? <Check size={12} aria-hidden /> : <Copy size={12} aria-hidden />}
            onClick={copy}
          >
            <FormattedMessage id={copied ? 'common.copied' : 'common.copy'} />
          </Button>
        )}
      </CopyButton>
      <code className={styles.hash}>{value}</code>
    </div>
  );
}
