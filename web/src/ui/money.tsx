import { FormattedNumber } from 'react-intl';
import type { Money } from '../api/types';

/** An amount in the reader's format, always with the thousands marked. */
export function Amount({ money }: { money: Money }) {
  return (
    <FormattedNumber
      value={Number(money.amount)}
      style="currency"
      currency={money.currency}
      useGrouping="always"
    />
  );
}
