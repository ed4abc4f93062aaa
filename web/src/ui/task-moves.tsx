import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks } from '../api/tasks';
import type { Task } from '../api/types';
import { movesOf, type Move, type Side } from './moves';
import { ProblemNote } from './problem-note';
import styles from './task-moves.module.css';

interface TaskMovesProps {
  task: Task;
  side: Side;
}

/** What can be done with a task now; a move that is told with words opens a field for them in its place. */
export function TaskMoves({ task, side }: TaskMovesProps) {
  const queries = useQueryClient();
  const [telling, setTelling] = useState<Move | null>(null);
  const go = useMutation({
    mutationFn: ({ to, note }: { to: Task['status']; note?: string }) => tasks.move(task.id, to, note),
    onSuccess: (moved) => {
      setTelling(null);
      queries.setQueryData(tasks.one(task.id).queryKey, moved);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
  });
  const moves = movesOf(task, side);
  if (moves.length === 0) return null;
  if (telling) {
    return (
      <TellMove
        move={telling}
        pending={go.isPending}
        error={go.error}
        onTell={(note) => go.mutate({ to: telling.to, note })}
        onCancel={() => {
          setTelling(null);
          go.reset();
        }}
      />
    );
  }
  return (
    <div className={styles.form}>
      <ProblemNote error={go.error} />
      <div className={styles.buttons}>
        {moves.map((move) => (
          <Button
            key={move.to}
            variant={move.primary ? 'filled' : 'default'}
            className={move.to === 'cancelled' || move.to === 'declined' ? styles.last : undefined}
            loading={go.isPending && go.variables.to === move.to}
            onClick={() => (move.note ? setTelling(move) : go.mutate({ to: move.to }))}
          >
            <FormattedMessage id={`move.${move.label}`} />
          </Button>
        ))}
      </div>
    </div>
  );
}

interface TellMoveProps {
  move: Move;
  pending: boolean;
  error: unknown;
  onTell: (note: string) => void;
  onCancel: () => void;
}

function TellMove({ move, pending, error, onTell, onCancel }: TellMoveProps) {
  const { formatMessage } = useIntl();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const missing = move.noteNeeded && !note.trim();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!missing) onTell(note.trim());
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <ProblemNote error={error} />
      <Textarea
        autoFocus
        autosize
        minRows={2}
        maxRows={12}
        maxLength={5000}
        label={formatMessage({ id: `move.note.${move.note ?? 'reason'}` })}
        description={move.noteNeeded ? undefined : formatMessage({ id: 'common.optional' })}
        value={note}
        error={tried && missing ? formatMessage({ id: 'common.required' }) : undefined}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" loading={pending}>
          <FormattedMessage id={`move.${move.label}`} />
        </Button>
        <Button variant="default" onClick={onCancel}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
}
