import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { BarsSwitch, type BarsView } from '../../ui/bars';
import { ColumnHeads } from '../../ui/column-heads';
import { monthName } from './month-name';
import type { Axis, FeedbackMonth } from './feedback-months';
import styles from './feedback.module.css';

const axes: Axis[] = ['approach', 'timing'];
const monthsShown = 12;

/** How it went, month by month: a bar an average, or a thin one a score; the same figures as a table. */
export function FeedbackBars({ months }: { months: FeedbackMonth[] }) {
  const [view, setView] = useState<BarsView>('bars');
  const shown = months.slice(-monthsShown);
  return (
    <div>
      <div className={styles.head}>
        <h3 className={styles.part}>
          <FormattedMessage id="feedback.by-month" />
        </h3>
        <BarsSwitch view={view} onChange={setView} />
      </div>
      {view === 'bars' ? (
        <div className={styles.charts}>
          {axes.map((axis) => (
            <Bars key={axis} axis={axis} months={shown} />
          ))}
        </div>
      ) : (
        <Table months={shown} />
      )}
    </div>
  );
}

function Bars({ axis, months }: { axis: Axis; months: FeedbackMonth[] }) {
  const intl = useIntl();
  const scores = useScores();
  return (
    <figure className={styles.chart}>
      <figcaption className="dim small">
        <FormattedMessage id={`feedback.${axis}`} />
      </figcaption>
      <ol className={styles.bars}>
        {months.map(({ month, n, values }, index) => (
          <li key={month} className={styles.month}>
            <span className={styles.figure} aria-hidden>
              {scores(values[axis])}
            </span>
            <span className={styles.track} aria-hidden>
              {values[axis].map((value, place) => (
                <span
                  key={place}
                  className={styles.bar}
                  data-low={value <= 2 || undefined}
                  style={{ height: `${(value / 5) * 100}%` }}
                />
              ))}
            </span>
            <span className={styles.name} aria-hidden>
              {monthName(month, intl, 'short')}
              <br />
              <FormattedMessage id="feedback.n" values={{ n }} />
              <br />
              {(index === 0 || month.endsWith('-01')) && month.slice(0, 4)}
            </span>
            <span className="only-heard">
              {monthName(month, intl)}: {scores(values[axis])},{' '}
              <FormattedMessage id="feedback.answers" values={{ count: n }} />
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

function Table({ months }: { months: FeedbackMonth[] }) {
  const intl = useIntl();
  const scores = useScores();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <ColumnHeads
            ids={['feedback.month', 'feedback.number', ...axes.map((axis) => `feedback.${axis}` as const)]}
          />
        </tr>
      </thead>
      <tbody>
        {months.toReversed().map(({ month, n, values }) => (
          <tr key={month}>
            <th scope="row">{monthName(month, intl)}</th>
            <td>{n}</td>
            {axes.map((axis) => (
              <td key={axis}>{scores(values[axis])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An average with its decimal, or single scores beside each other: `4.3`, `5 · 2`. */
function useScores(): (values: number[]) => string {
  const intl = useIntl();
  return (values) => {
    if (values.length === 0) return '–';
    return values.map((value) => intl.formatNumber(value, { maximumFractionDigits: 1 })).join(' · ');
  };
}
