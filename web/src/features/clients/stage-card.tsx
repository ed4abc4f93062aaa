import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { clients } from '../../api/clients';
import type { Client } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Card, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import styles from './knowing.module.css';

type Stage = NonNullable<Client['stage']>;

const stages: Stage[] = ['enquiry', 'trial', 'active', 'paused', 'ended'];

/** How far the relation has come, and the way there. */
export function StageCard({ client }: { client: Client }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const query = useQuery(clients.stages(client.id));
  const [changing, setChanging] = useState(false);
  if (client.stage === null) return null;
  return (
    <Card
      title={formatMessage({ id: 'stage.title' })}
      aside={
        client.can.edit &&
        !changing && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Pencil size={14} aria-hidden />}
            onClick={() => setChanging(true)}
          >
            <FormattedMessage id="stage.change" />
          </Button>
        )
      }
    >
      {changing && <StageForm client={client} stage={client.stage} onClose={() => setChanging(false)} />}
      <Loaded query={query} skeleton={<SkeletonRows count={2} height={44} />}>
        {({ items }) => (
          <ol className={styles.stages} reversed>
            {items
              .toSorted((one, other) => other.at.localeCompare(one.at))
              .map(({ id, to, note, byName, at }) => (
                <li key={id}>
                  <span className={styles.stage}>
                    <FormattedMessage id={`stage.${to}`} />
                  </span>
                  <div className="dim small">
                    {dates.day(dayIn(at, person.timeZone), 'full')} · {byName}
                  </div>
                  {note && <p className={styles.itemNote}>{note}</p>}
                </li>
              ))}
          </ol>
        )}
      </Loaded>
    </Card>
  );
}

function StageForm({ client, stage, onClose }: { client: Client; stage: Stage; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { stage, stageNote: '' },
    validate: {
      stage: (value) => (value === stage ? formatMessage({ id: 'stage.same' }) : null),
    },
  });
  const { send, pending, error } = useSubmit(form, async ({ stage: next, stageNote }) => {
    const saved = await clients.edit(
      client.id,
      stageNote.trim() ? { stage: next, stageNote: stageNote.trim() } : { stage: next },
      client.version,
    );
    queries.setQueryData(clients.one(client.id).queryKey, saved);
    await queries.invalidateQueries({ queryKey: ['clients'] });
    onClose();
  });
  return (
    <form
      className={styles.stageForm}
      onSubmit={form.onSubmit(send)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      noValidate
    >
      <ProblemNote error={error} />
      <NativeSelect
        autoFocus
        label={formatMessage({ id: 'stage.title' })}
        data={stages.map((value) => ({ value, label: formatMessage({ id: `stage.${value}` }) }))}
        {...form.getInputProps('stage')}
      />
      <Textarea
        label={formatMessage({ id: 'stage.note' })}
        description={formatMessage({ id: 'common.optional' })}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        {...form.getInputProps('stageNote')}
      />
      <div className={styles.buttons}>
        <SaveOrCancel pending={pending} onCancel={onClose} />
      </div>
    </form>
  );
}
