import { useIntl } from 'react-intl';
import type { Agreement, Money, Surcharge } from '../../api/types';
import { hoursText } from '../../ui/hours';
import { useWeekdays } from '../../ui/weekdays';

/** What work costs and how much of it is granted. */
export type WordedTerms = Pick<
  Agreement,
  | 'rate'
  | 'allowanceMinutes'
  | 'period'
  | 'anchorDay'
  | 'allowancePrice'
  | 'rollover'
  | 'consumes'
  | 'overage'
  | 'rounding'
  | 'splitAtMidnight'
  | 'discountBasisPoints'
  | 'surcharges'
  | 'noShow'
>;

/** What was agreed, as one would say it: a sentence for each term that is not as usual. */
export function useTermsWords(): (terms: WordedTerms) => string {
  const { formatMessage, formatNumber, formatList } = useIntl();
  const weekdays = useWeekdays();
  const money = ({ amount, currency }: Money) =>
    formatNumber(Number(amount), { style: 'currency', currency, useGrouping: 'always' });
  const percent = (points: number) =>
    formatNumber(points / 10_000, { style: 'percent', maximumFractionDigits: 2 });
  const hours = (minutes: number) => hoursText(minutes * 60);

  const allowance = (terms: WordedTerms): string[] => {
    const { allowanceMinutes, allowancePrice, rollover, overage, period, anchorDay, consumes } = terms;
    if (allowanceMinutes === null) return [];
    const said = [
      formatMessage(
        { id: period === 'week' ? 'terms.said.allowance-week' : 'terms.said.allowance-month' },
        {
          hours: hours(allowanceMinutes),
          day: anchorDay,
          price: allowancePrice ? money(allowancePrice) : 'none',
        },
      ),
      rollover.periods === 0
        ? formatMessage({ id: 'terms.said.expire' })
        : formatMessage(
            { id: 'terms.said.rollover' },
            {
              periods: rollover.periods,
              cap: rollover.capMinutes === null ? 'none' : hours(rollover.capMinutes),
              order: consumes,
            },
          ),
    ];
    const rate = overage.rate ? money(overage.rate) : 'none';
    const limit = overage.limitMinutes === null ? 'none' : hours(overage.limitMinutes);
    said.push(formatMessage({ id: `terms.said.${overage.mode}` }, { rate, limit }));
    return said;
  };

  const surcharge = ({ name, kind, weekdays: days, from, to, basisPoints }: Surcharge): string => {
    if (kind === 'rush')
      return formatMessage({ id: 'terms.said.rush' }, { name, percent: percent(basisPoints) });
    return formatMessage(
      { id: 'terms.said.window' },
      {
        name,
        percent: percent(basisPoints),
        days: days.length > 0 ? formatList(days.map((day) => weekdays[day - 1]?.label ?? '')) : '…',
        times: from === to ? 'all' : `${from ?? ''}–${to ?? ''}`,
      },
    );
  };

  return (terms) => {
    const { rate, rounding, splitAtMidnight, surcharges, discountBasisPoints, noShow } = terms;
    return [
      rate
        ? formatMessage({ id: 'terms.said.rate' }, { rate: money(rate) })
        : formatMessage({ id: 'terms.said.no-rate' }),
      ...allowance(terms),
      rounding &&
        formatMessage(
          { id: `terms.said.round-${rounding.scope}` },
          { minutes: rounding.minutes, direction: rounding.direction, minimum: rounding.minimumMinutes },
        ),
      splitAtMidnight && formatMessage({ id: 'terms.said.split' }),
      ...surcharges.map(surcharge),
      discountBasisPoints > 0 &&
        formatMessage({ id: 'terms.said.discount' }, { percent: percent(discountBasisPoints) }),
      noShow.charge !== 'nothing' &&
        formatMessage(
          { id: 'terms.said.no-show' },
          {
            hours: noShow.minutes === null ? 'booked' : hours(noShow.minutes),
            late: noShow.lateCancellations ? 'yes' : 'no',
          },
        ),
    ]
      .filter(Boolean)
      .join(' ');
  };
}
