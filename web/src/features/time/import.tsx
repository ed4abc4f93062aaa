import { Button, Checkbox, FileButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { timeEntries } from '../../api/time-entries';
import type { ImportOutcome } from '../../api/types';
import { useSession } from '../../api/use-session';
import { LinkButton } from '../../ui/link-button';
import { Card, Empty, Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { ZoneSelect } from '../../ui/zone-select';
import { ImportPreview } from './import-preview';
import styles from './import.module.css';

/** Takes entries from a Toggl file: first shows what would come, then takes it. The same file twice adds nothing. */
export function ImportPage() {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [timeZone, setTimeZone] = useState(person.timeZone);
  const [takeGoodRows, setTakeGoodRows] = useState(false);
  const run = (dryRun: boolean) => async (): Promise<ImportOutcome> => {
    if (!file) throw new Error('The button needs a file');
    return timeEntries.import({ file, timeZone, dryRun, takeGoodRows: !dryRun && takeGoodRows });
  };
  const preview = useMutation({ mutationFn: run(true) });
  const take = useMutation({ mutationFn: run(false), onSuccess: () => queries.invalidateQueries() });
  const begin = (changed: () => void) => {
    changed();
    preview.reset();
    take.reset();
    setTakeGoodRows(false);
  };
  return (
    <Page
      title={formatMessage({ id: 'import.title' })}
      lead={<FormattedMessage id="import.lead" />}
      actions={
        <LinkButton to="/time" variant="default">
          <FormattedMessage id="import.back" />
        </LinkButton>
      }
    >
      <Card title={formatMessage({ id: 'import.file' })}>
        <div className={styles.choice}>
          <FileButton accept=".csv,text/csv" onChange={(chosen) => chosen && begin(() => setFile(chosen))}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<FileSpreadsheet size={16} aria-hidden />}>
                {file?.name ?? formatMessage({ id: 'import.choose' })}
              </Button>
            )}
          </FileButton>
          <ZoneSelect
            label={formatMessage({ id: 'import.zone' })}
            description={formatMessage({ id: 'import.zone-hint' })}
            value={timeZone}
            onChange={(zone) => zone && begin(() => setTimeZone(zone))}
          />
          <Button disabled={!file} loading={preview.isPending} onClick={() => preview.mutate()}>
            <FormattedMessage id="import.preview" />
          </Button>
        </div>
        <ProblemNote error={preview.error} />
      </Card>
      {take.data ? (
        <Card title={formatMessage({ id: 'import.done' })}>
          <Empty
            action={
              <LinkButton to="/time">
                <FormattedMessage id="import.back" />
              </LinkButton>
            }
          >
            <FormattedMessage
              id="import.taken"
              values={{
                count: take.data.taken,
                already: take.data.alreadyTaken,
                failed: take.data.errors.length,
              }}
            />
          </Empty>
        </Card>
      ) : (
        preview.data && (
          <ImportPreview outcome={preview.data}>
            {preview.data.errors.length > 0 && (
              <Checkbox
                label={formatMessage({ id: 'import.good-rows' })}
                checked={takeGoodRows}
                onChange={(event) => setTakeGoodRows(event.currentTarget.checked)}
              />
            )}
            <ProblemNote error={take.error} />
            <Button
              disabled={preview.data.taken === 0 || (preview.data.errors.length > 0 && !takeGoodRows)}
              loading={take.isPending}
              onClick={() => take.mutate()}
            >
              <FormattedMessage id="import.take" values={{ count: preview.data.taken }} />
            </Button>
          </ImportPreview>
        )
      )}
    </Page>
  );
}
