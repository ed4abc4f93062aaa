import { Button, Progress } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { imports, underWay, type TimeImport } from '../../api/imports';
import { LinkButton } from '../../ui/link-button';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { Outcome } from './outcome';
import { Recognised } from './recognised';
import styles from './imports.module.css';

/** One import at the step where it stands: recognised, looked through, taken, taken back. */
export function OneImport({ found }: { found: TimeImport }) {
  const { formatMessage } = useIntl();
  if (underWay(found)) return <UnderWay found={found} />;
  const finished = found.state === 'done' || found.state === 'undone';
  return (
    <>
      {!finished && <Recognised key={found.version} found={found} />}
      {found.state === 'failed' && <Failed found={found} />}
      {found.result && found.state === 'previewed' && (
        <Card title={formatMessage({ id: 'import.preview-title' })}>
          <Outcome found={found} result={found.result} />
          <Take found={found} />
        </Card>
      )}
      {found.result && finished && (
        <Card title={formatMessage({ id: found.state === 'done' ? 'import.done' : 'import.undone' })}>
          <Outcome found={found} result={found.result} />
          <Finished found={found} />
        </Card>
      )}
    </>
  );
}

/** Sends one step and shows what it made of the import. */
export function useStep(step: (id: string) => Promise<TimeImport>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: (changed) => {
      queries.setQueryData(imports.one(changed.id).queryKey, changed);
      void queries.invalidateQueries({ queryKey: imports.list.queryKey });
    },
  });
}

function UnderWay({ found }: { found: TimeImport }) {
  const { formatMessage } = useIntl();
  const share = found.progress?.share ?? 0;
  const what =
    found.doing === 'undo'
      ? 'import.undoing'
      : found.doing === 'preview'
        ? 'import.previewing'
        : 'import.running';
  return (
    <Card title={found.fileName}>
      <p role="status">
        <FormattedMessage id={what} values={{ count: found.progress?.rows ?? 0 }} />
      </p>
      <Progress
        value={Math.max(share, 2)}
        animated
        aria-label={formatMessage({ id: 'import.progress' })}
        aria-valuetext={`${share} %`}
      />
      <p className="dim small">
        <FormattedMessage id="import.leave" />
      </p>
    </Card>
  );
}

function Failed({ found }: { found: TimeImport }) {
  return (
    <Card>
      <p role="alert">{found.error ?? <FormattedMessage id="import.failed" />}</p>
    </Card>
  );
}

function Take({ found }: { found: TimeImport }) {
  const start = useStep(imports.start);
  return (
    <div className={styles.steps}>
      <ProblemNote error={start.error} />
      <Button disabled={!found.can.start} loading={start.isPending} onClick={() => start.mutate(found.id)}>
        <FormattedMessage id="import.take" values={{ count: found.result?.taken ?? 0 }} />
      </Button>
      {!found.can.start && (found.result?.errorCount ?? 0) > 0 && !found.options.takeGoodRows && (
        <p className="dim small">
          <FormattedMessage id="import.whole" />
        </p>
      )}
    </div>
  );
}

function Finished({ found }: { found: TimeImport }) {
  const undo = useStep(imports.undo);
  return (
    <div className={styles.steps}>
      <ProblemNote error={undo.error} />
      <div className={styles.buttons}>
        <LinkButton to="/time">
          <FormattedMessage id="import.back" />
        </LinkButton>
        <LinkButton to="/time/import" variant="default">
          <FormattedMessage id="import.another" />
        </LinkButton>
        {found.can.undo && (
          <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate(found.id)}>
            <FormattedMessage
              id="import.undo"
              values={{ count: <FormattedNumber value={found.result?.taken ?? 0} /> }}
            />
          </Button>
        )}
      </div>
    </div>
  );
}
