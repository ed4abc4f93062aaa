import { Table } from '@mantine/core';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ImportResult, TimeImport } from '../../api/imports';
import { useDates } from '../../ui/dates';
import styles from './imports.module.css';

const SHOWN = 50;

/** What a file brings, or brought; every row that is not taken stands with its line and its reason. */
export function Outcome({ found, result }: { found: TimeImport; result: ImportResult }) {
  const { formatMessage } = useIntl();
  const { taken, alreadyTaken, errors, errorCount } = result;
  return (
    <div className={styles.outcome}>
      <dl className={styles.facts}>
        <dt>
          <FormattedMessage id="import.entries" />
        </dt>
        <dd>
          <FormattedMessage
            id={found.state === 'undone' ? 'import.taken-back' : 'import.entries-count'}
            values={{ count: taken, already: alreadyTaken }}
          />
        </dd>
        <New label={formatMessage({ id: 'import.new-clients' })} names={result.clients} />
        <New label={formatMessage({ id: 'import.new-services' })} names={result.services} />
        <New label={formatMessage({ id: 'import.people' })} names={result.people} />
      </dl>
      {errorCount > 0 && (
        <div>
          <h3 className={styles.subtitle}>
            <FormattedMessage id="import.errors" values={{ count: errorCount }} />
          </h3>
          <Table withRowBorders>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={80}>
                  <FormattedMessage id="import.line" />
                </Table.Th>
                <Table.Th>
                  <FormattedMessage id="import.reason" />
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {errors.slice(0, SHOWN).map(({ line, reason }) => (
                <Table.Tr key={`${line} ${reason}`}>
                  <Table.Td>{line}</Table.Td>
                  <Table.Td>
                    <FormattedMessage id={`import.reason.${reason}`} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {errorCount > SHOWN && (
            <p className="dim small">
              <FormattedMessage id="import.more-errors" values={{ count: errorCount - SHOWN }} />
            </p>
          )}
        </div>
      )}
      {result.keptCount > 0 && <Kept result={result} />}
    </div>
  );
}

/** What an undo has left, because a client was told of it or a member has affirmed it. */
function Kept({ result }: { result: ImportResult }) {
  const dates = useDates();
  return (
    <div>
      <h3 className={styles.subtitle}>
        <FormattedMessage id="import.kept" values={{ count: result.keptCount }} />
      </h3>
      <ul className={styles.kept}>
        {result.kept.slice(0, SHOWN).map(({ entryId, day, description, reason }) => (
          <li key={entryId}>
            {dates.day(day)} · {description} · <FormattedMessage id={`import.kept.${reason}`} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function New({ label, names }: { label: string; names: string[] }) {
  if (names.length === 0) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{names.join(', ')}</dd>
    </>
  );
}
