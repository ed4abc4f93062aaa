import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ImportOutcome } from '../../api/types';
import { Card } from '../../ui/page';
import styles from './import.module.css';

const shownErrors = 50;

/** What a file would bring, before it brings it; every row that would not be taken, with its reason. */
export function ImportPreview({ outcome, children }: { outcome: ImportOutcome; children: ReactNode }) {
  const { formatMessage } = useIntl();
  const { errors } = outcome;
  return (
    <Card title={formatMessage({ id: 'import.preview-title' })}>
      <div className={styles.preview}>
        <dl className={styles.facts}>
          <dt>
            <FormattedMessage id="import.entries" />
          </dt>
          <dd>
            <FormattedMessage
              id="import.entries-count"
              values={{ count: outcome.taken, already: outcome.alreadyTaken }}
            />
          </dd>
          <New label={formatMessage({ id: 'import.new-clients' })} names={outcome.clients} />
          <New label={formatMessage({ id: 'import.new-services' })} names={outcome.services} />
          <New label={formatMessage({ id: 'import.people' })} names={outcome.people} />
        </dl>
        {errors.length > 0 && (
          <div>
            <h3 className={styles.subtitle}>
              <FormattedMessage id="import.errors" values={{ count: errors.length }} />
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
                {errors.slice(0, shownErrors).map(({ line, reason }) => (
                  <Table.Tr key={`${line} ${reason}`}>
                    <Table.Td>{line}</Table.Td>
                    <Table.Td>
                      <FormattedMessage id={`import.reason.${reason}`} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            {errors.length > shownErrors && (
              <p className="dim small">
                <FormattedMessage id="import.more-errors" values={{ count: errors.length - shownErrors }} />
              </p>
            )}
          </div>
        )}
        {children}
      </div>
    </Card>
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
