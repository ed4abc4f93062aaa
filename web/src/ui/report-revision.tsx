import { FormattedMessage, useIntl } from 'react-intl';
import type { ReportContent } from '../api/types';
import { dayIn, useDates } from './dates';
import { hoursText } from './hours';
import { Card } from './page';
import { Row, Rows } from './rows';
import styles from './report-sheet.module.css';

type Revision = NonNullable<ReportContent['revision']>;
type Difference = Revision['differences'][number];

/** At the top of a later version: why it was made, and everything that it says otherwise. */
export function ReportRevision({ content: { revision, engagement } }: { content: ReportContent }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const value = useValue();
  if (!revision) return null;
  return (
    <Card flush title={formatMessage({ id: 'report.revision' }, { of: revision.of })}>
      <p className={styles.hint}>
        {revision.reason} <span className="dim">({revision.by})</span>
      </p>
      <Rows>
        {revision.differences.map((each, index) => (
          <Row
            key={index}
            title={
              <>
                {each.day && <span className="dim">{dates.day(each.day)} </span>}
                {each.label} <Change difference={each} />
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
        {revision.figures
          .filter(({ figure }) => figure !== 'clause')
          .map(({ figure, from, to }) => (
            <Row
              key={figure}
              title={<FormattedMessage id="report.revision-figure" values={{ figure }} />}
              end={`${value(figure, from)} → ${value(figure, to)}`}
            />
          ))}
      </Rows>
    </Card>
  );
}

function Change({ difference: { field, from, to } }: { difference: Difference }) {
  const value = useValue();
  if (field === 'added') return <FormattedMessage id="report.revision-added" values={{ value: value('seconds', to) }} />;
  if (field === 'removed') return <FormattedMessage id="report.revision-removed" values={{ value: value('seconds', from) }} />;
  return (
    <span>
      <del>{value(field, from)}</del> → <ins>{value(field, to)}</ins>
    </span>
  );
} // prettier-ignore

/** A plain value as people read it: durations as hours, yes and no in words, nothing as a dash. */
function useValue() {
  const { formatMessage } = useIntl();
  return (field: string, value: string | number | boolean | null): string => {
    if (value === null || value === '') return '–';
    if (typeof value === 'boolean') return formatMessage({ id: value ? 'common.yes' : 'common.no' });
    if (typeof value === 'number') return /seconds/i.test(field) ? hoursText(value) : String(value);
    return value;
  };
}
