import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Pause, Pencil, Play, Repeat, SkipForward, Square } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { recurringTasks } from '../../api/playbooks';
import type { RecurringTask } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Card, Empty } from '../../ui/page';
import { useToasts } from '../../ui/toasts';
import { MoveOccurrence } from './move-occurrence';
import { RecurringForm } from './recurring-form';
import { useRuleWords } from './rule-words';
import styles from './playbooks.module.css';

/** Every rule by which tasks are made, with the days that come next. */
export function RecurringList({ engagementId }: { engagementId: string | undefined }) {
  const query = useQuery(recurringTasks.list({ engagementId }));
  return (
    <Card flush>
      <Loaded query={query}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon={<Repeat size={18} />}>
              <FormattedMessage id="recurring.empty" />
            </Empty>
          ) : (
            all.map((series) => <Series key={series.id} series={series} />)
          )
        }
      </Loaded>
    </Card>
  );
}

function Series({ series }: { series: RecurringTask }) {
  const [editing, setEditing] = useState(false);
  const ruleWords = useRuleWords();
  const dates = useDates();
  if (editing) {
    return (
      <RecurringForm engagementId={series.engagementId} series={series} onClose={() => setEditing(false)} />
    );
  }
  return (
    <section className={styles.series} aria-label={series.title}>
      <div className={styles.seriesHead}>
        <strong>{series.title}</strong>
        <span className="dim small">{series.clientName}</span>
      </div>
      <div className="dim small">
        {ruleWords(series.rule, series.startsOn)} · {series.time}
        {series.state === 'paused' && (
          <>
            {' · '}
            <FormattedMessage
              id="recurring.paused"
              values={{ until: series.pausedUntil ? dates.day(series.pausedUntil, 'full') : null }}
            />
          </>
        )}
        {series.state === 'ended' && (
          <>
            {' · '}
            <FormattedMessage id="recurring.ended" />
          </>
        )}
      </div>
      {series.can.edit && <Acts series={series} onEdit={() => setEditing(true)} />}
      {series.next.length > 0 && (
        <ul className={styles.days}>
          {series.next.slice(0, 5).map((occurrence) => (
            <Occurrence key={occurrence.day} series={series} occurrence={occurrence} />
          ))}
        </ul>
      )}
    </section>
  );
}

function useChange() {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: (change: () => Promise<unknown>) => change(),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['recurring-tasks'] });
      await queries.invalidateQueries({ queryKey: ['tasks'] });
    },
    onError: toasts.failed,
  });
}

function Acts({ series, onEdit }: { series: RecurringTask; onEdit: () => void }) {
  const change = useChange();
  return (
    <div className={styles.buttons} style={{ marginTop: '0.625rem' }}>
      {series.state === 'running' && (
        <Button
          size="xs"
          variant="default"
          leftSection={<Pause size={14} aria-hidden />}
          onClick={() => change.mutate(() => recurringTasks.pause(series.id))}
        >
          <FormattedMessage id="recurring.pause" />
        </Button>
      )}
      {series.state === 'paused' && (
        <Button
          size="xs"
          variant="default"
          leftSection={<Play size={14} aria-hidden />}
          onClick={() => change.mutate(() => recurringTasks.resume(series.id))}
        >
          <FormattedMessage id="recurring.resume" />
        </Button>
      )}
      {series.state !== 'ended' && (
        <>
          <Button size="xs" variant="default" leftSection={<Pencil size={14} aria-hidden />} onClick={onEdit}>
            <FormattedMessage id="common.edit" />
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<Square size={14} aria-hidden />}
            onClick={() => change.mutate(() => recurringTasks.end(series.id))}
          >
            <FormattedMessage id="recurring.end" />
          </Button>
        </>
      )}
    </div>
  );
}

interface OccurrenceProps {
  series: RecurringTask;
  occurrence: RecurringTask['next'][number];
}

/** One day on which it comes: made already, planned, left out, or moved; each can be changed alone. */
function Occurrence({ series, occurrence: { day, at, state, taskId } }: OccurrenceProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const change = useChange();
  const [moving, setMoving] = useState(false);
  const name = dates.day(day, 'weekday');
  return (
    <li>
      <span>
        {taskId ? (
          <Link to="/tasks/$taskId" params={{ taskId }}>
            {name}
          </Link>
        ) : (
          name
        )}{' '}
        <span className="dim small">
          <FormattedMessage
            id={`recurring.state.${state}`}
            values={{
              at: state === 'moved' ? dates.moment(at, series.timeZone) : dates.time(at, series.timeZone),
            }}
          />
        </span>
      </span>
      {series.can.edit && (
        <span className={styles.buttons}>
          {state === 'skipped' || state === 'moved' ? (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => change.mutate(() => recurringTasks.withdrawException(series.id, day))}
            >
              <FormattedMessage id="recurring.as-planned" />
            </Button>
          ) : (
            <>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={formatMessage({ id: 'recurring.skip-named' }, { day: name })}
                leftSection={<SkipForward size={14} aria-hidden />}
                onClick={() => change.mutate(() => recurringTasks.except(series.id, { day, kind: 'skip' }))}
              >
                <FormattedMessage id="recurring.skip" />
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={formatMessage({ id: 'recurring.move-named' }, { day: name })}
                onClick={() => setMoving(true)}
              >
                <FormattedMessage id="recurring.move" />
              </Button>
            </>
          )}
        </span>
      )}
      {moving && (
        <MoveOccurrence
          day={day}
          onClose={() => setMoving(false)}
          onMove={(to) => {
            setMoving(false);
            change.mutate(() => recurringTasks.except(series.id, { day, kind: 'move', to }));
          }}
        />
      )}
    </li>
  );
}
