import { FormattedMessage, FormattedNumber } from 'react-intl';
import type { InsightFigures } from '../../api/insights';
import { Hours } from '../../ui/hours';
import { Amounts } from './figure-table';
import { growth } from './ranges';
import styles from './insights.module.css';

interface FiguresProps {
  totals: InsightFigures;
  before: number | undefined;
}

/** The sums of the days that were chosen; billed stands beside actual only where rounding makes them differ. */
export function Figures({ totals, before }: FiguresProps) {
  const { seconds, billableSeconds, billedSeconds, amounts } = totals;
  const trend = before === undefined ? null : growth(seconds, before);
  return (
    <dl className={styles.figures}>
      <div>
        <dt>
          <FormattedMessage id="insights.actual" />
        </dt>
        <dd>
          <Hours seconds={seconds} />
          {trend !== null && (
            <span className={styles.trend}>
              <FormattedMessage
                id="insights.trend"
                values={{
                  share: (
                    <FormattedNumber
                      value={trend}
                      style="percent"
                      signDisplay="exceptZero"
                      maximumFractionDigits={0}
                    />
                  ),
                }}
              />
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>
          <FormattedMessage id="insights.billable" />
        </dt>
        <dd>
          <Hours seconds={billableSeconds} />
          <span className={styles.trend}>
            <FormattedNumber value={billableSeconds / seconds} style="percent" maximumFractionDigits={0} />
          </span>
        </dd>
      </div>
      {billedSeconds !== billableSeconds && (
        <div>
          <dt>
            <FormattedMessage id="insights.billed" />
          </dt>
          <dd>
            <Hours seconds={billedSeconds} />
          </dd>
        </div>
      )}
      {amounts.length > 0 && (
        <div>
          <dt>
            <FormattedMessage id="insights.earned" />
          </dt>
          <dd>
            <Amounts amounts={amounts} />
          </dd>
        </div>
      )}
    </dl>
  );
}
