import { FormattedMessage, useIntl } from 'react-intl';
import type { ReportContent } from '../api/types';
import { dayIn, useDates } from './dates';
import { Card } from './page';
import { useRevisionWords } from './revision-values';
import { Row, Rows } from './rows';
import styles from './report-sheet.module.css';

type Difference = NonNullable<ReportContent['revision']>['differences'][number];

/** At the top of a later version: why it was made, and everything that it says otherwise. */
export function ReportRevision({ content }: { content: ReportContent }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const words = useRevisionWords(content);
  const { revision, engagement } = content;
  if (!revision) return null;
  const { differences, figures } = revision;
  return (
    <Card flush title={formatMessage({ id: 'report.revision' }, { of: revision.of })}>
      <p className={styles.hint}>
        {revision.reason} <span className="dim">({revision.by})</span>
      </p>
      {differences.length + figures.length > 0 && (
        <Rows>
          {differences.map((each, index) => (
            <Row
              key={`${each.id ?? ''}${each.field}${index}`}
              title={
                <>
                  {each.day && <span className="dim">{dates.day(each.day)} </span>}
                  {words.about(each)} <Change difference={each} value={words.value} />
                </>
              }
              note={
                <FormattedMessage
                  id="report.revision-by"
                  values={{
                    field: each.field,
                    name: each.by,
                    day: dates.day(dayIn(each.at, engagement.timeZone)),
                    reason: each.reason,
                  }}
                />
              }
            />
          ))}
          {figures.map((each) => (
            <Row
              key={`${each.figure}${each.id ?? ''}`}
              title={words.name(each)}
              end={
                <span className={styles.change}>
                  {words.figure(each, each.from)} → {words.figure(each, each.to)}
                </span>
              }
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

interface ChangeProps {
  difference: Difference;
  value: ReturnType<typeof useRevisionWords>['value'];
}

function Change({ difference: { field, from, to }, value }: ChangeProps) {
  if (field === 'added')
    return <FormattedMessage id="report.revision-added" values={{ value: value('seconds', to) }} />;
  if (field === 'removed')
    return <FormattedMessage id="report.revision-removed" values={{ value: value('seconds', from) }} />;
  return (
    <span>
      <del>{value(field, from)}</del> → <ins>{value(field, to)}</ins>
    </span>
  );
}
