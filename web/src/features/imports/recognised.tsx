import { Button, Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import {
  imports,
  importFormats,
  type DateOrder,
  type ImportOptions,
  type TimeImport,
} from '../../api/imports';
import { useFileSize } from '../../ui/file-size';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { ZoneSelect } from '../../ui/zone-select';
import { People } from './people';
import styles from './imports.module.css';

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;
const dateOrders: DateOrder[] = ['dmy', 'mdy', 'ymd'];

/** What the file was recognised as, and what it cannot say itself; asking again looks it through anew. */
export function Recognised({ found }: { found: TimeImport }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const size = useFileSize();
  const [options, setOptions] = useState({ ...found.options, people: everybody(found) });
  const set = (change: Partial<ImportOptions>) => setOptions((current) => ({ ...current, ...change }));
  const look = useMutation({
    mutationFn: async () => {
      const { format, ...others } = options;
      await imports.edit(found.id, { ...others, ...(format && { format }) }, found.version);
      return imports.preview(found.id);
    },
    onSuccess: (changed) => queries.setQueryData(imports.one(changed.id).queryKey, changed),
    onError: () => queries.invalidateQueries({ queryKey: imports.one(found.id).queryKey }),
  });
  const asked = (question: TimeImport['questions'][number]) => found.questions.includes(question);
  const open =
    options.format === null ||
    (asked('dateOrder') && options.dateOrder === null) ||
    (asked('currency') && !options.currency);
  return (
    <Card title={found.fileName}>
      <form
        className={styles.options}
        onSubmit={(event) => {
          event.preventDefault();
          if (!open) look.mutate();
        }}
      >
        {found.detected && (
          <p className={styles.wide}>
            <FormattedMessage
              id={found.format ? 'import.recognised' : 'import.not-recognised'}
              values={{
                format: found.format && formatMessage({ id: `import.format.${found.format}` }),
                encoding: found.detected.encoding.toUpperCase(),
                delimiter: formatMessage({
                  id: `import.delimiter.${delimiterNames[found.detected.delimiter]}`,
                }),
                size: size(found.size),
              }}
            />
          </p>
        )}
        <NativeSelect
          label={formatMessage({ id: 'import.source' })}
          value={options.format ?? ''}
          onChange={({ currentTarget: { value } }) =>
            set({ format: importFormats.find((format) => format === value) ?? null })
          }
          data={[
            ...(options.format ? [] : [{ value: '', label: formatMessage({ id: 'import.choose-source' }) }]),
            ...importFormats.map((value) => ({
              value,
              label: formatMessage({ id: `import.format.${value}` }),
            })),
          ]}
        />
        <ZoneSelect
          label={formatMessage({ id: 'import.zone' })}
          description={formatMessage({ id: 'import.zone-hint' })}
          value={options.timeZone}
          onChange={(timeZone) => timeZone && set({ timeZone })}
        />
        {asked('dateOrder') && (
          <Radio.Group
            className={styles.wide}
            label={formatMessage({ id: 'import.date-order' })}
            description={formatMessage({ id: 'import.date-order-hint' })}
            value={options.dateOrder ?? ''}
            onChange={(value) => set({ dateOrder: dateOrders.find((order) => order === value) ?? null })}
          >
            <div className={styles.radios}>
              {dateOrders.map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={formatMessage({ id: `import.date-order.${value}` })}
                />
              ))}
            </div>
          </Radio.Group>
        )}
        <TextInput
          label={formatMessage({ id: 'import.currency' })}
          description={formatMessage({ id: 'import.currency-hint' })}
          value={options.currency ?? ''}
          maxLength={3}
          onChange={({ currentTarget: { value } }) => set({ currency: value.toUpperCase() || null })}
        />
        <People people={options.people} onChange={(people) => set({ people })} />
        <Checkbox
          className={styles.wide}
          label={formatMessage({ id: 'import.good-rows' })}
          description={formatMessage({ id: 'import.good-rows-hint' })}
          checked={options.takeGoodRows}
          onChange={({ currentTarget: { checked } }) => set({ takeGoodRows: checked })}
        />
        <div className={styles.wide}>
          <ProblemNote error={look.error} />
        </div>
        <Button
          type="submit"
          variant={found.state === 'ready' ? 'filled' : 'default'}
          disabled={open || !found.can.preview}
          loading={look.isPending}
        >
          <FormattedMessage id={found.state === 'ready' ? 'import.preview' : 'import.preview-again'} />
        </Button>
      </form>
    </Card>
  );
}

/** Whom the file names and nobody here is yet: each can be said to be a member. */
function everybody({ options: { people }, result }: TimeImport): ImportOptions['people'] {
  const named = new Set(people.map(({ name }) => name));
  const others = (result?.people ?? []).filter((name) => !named.has(name));
  return [...people, ...others.map((name) => ({ name, memberId: null }))];
}
