import { FormattedMessage } from 'react-intl';
import type english from '../i18n/en.json';

/** What stands above the columns of a table, in its first row. */
export function ColumnHeads({ ids }: { ids: readonly (keyof typeof english)[] }) {
  return ids.map((id) => (
    <th key={id} scope="col">
      <FormattedMessage id={id} />
    </th>
  ));
}
