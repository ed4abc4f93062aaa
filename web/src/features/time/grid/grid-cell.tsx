import { Button, Loader, Tooltip } from '@mantine/core';
import { Check, CircleAlert, Clock, CloudOff, Layers, Lock, Play } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { parseDuration } from '../../../ui/duration';
import { hoursText } from '../../../ui/hours';
import type { Cell } from './cells';
import { moveFrom, type Place, type Shape } from './moves';
import type { Refusal } from './plan';
import type { Draft } from './use-cells';
import { useWords } from './words';
import styles from './grid.module.css';

interface GridCellProps {
  cell: Cell;
  draft: Draft | undefined;
  at: Place;
  shape: Shape;
  /** An entry of it waits on this device until the server can be reached. */
  waiting: boolean;
  /** Row and day, for those who hear it. */
  label: string;
  onSave: (seconds: number) => Refusal | null;
  onDismiss: () => void;
  onMove: (to: Place | 'below') => void;
  /** The entries of the cell, one by one. */
  onOpen: () => void;
}

/**
 * Hours of a row on a day: typed as people write them, with what was understood shown while typing. Enter saves and
 * goes down, the arrows move, Escape takes back what was typed, F2 opens the entries.
 */
export function GridCell(props: GridCellProps) {
  const { cell, draft, waiting, at, shape, label, onSave, onDismiss, onMove, onOpen } = props;
  const { formatMessage } = useIntl();
  const words = useWords();
  const note = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [told, setTold] = useState(false);
  // What the field holds at this moment: leaving it happens within the key press that moved on.
  const typing = useRef<string | null>(null);
  const type = (text: string | null) => {
    typing.current = text;
    setTyped(text);
  };
  const wrong = draft?.state === 'refused' || draft?.state === 'failed';
  const parsed = typed === null ? null : parseDuration(typed, longest);
  const fault = parsed && unclear(parsed.problem) ? parsed.problem : null;
  const problem =
    fault && told ? formatMessage({ id: `duration.${fault}` }) : wrong ? words.draft(draft) : null;
  const hint = words.cell(cell);
  const settled = waiting && draft?.state !== 'saving' && !wrong ? 'waiting' : draft?.state;
  const state = fault && told ? 'refused' : typed === null ? settled : undefined;

  /** Saves what was typed; false keeps it in the field, with the reason. */
  const commit = (): boolean => {
    const text = typing.current;
    if (text === null) return draft?.state !== 'failed' || onSave(draft.seconds) === null;
    const { seconds, problem: unread } = parseDuration(text, longest);
    setTold(true);
    if (unclear(unread)) return false;
    type(null);
    return onSave(seconds ?? 0) === null;
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const { key, currentTarget: field } = event;
    if (key === 'Escape' && (typing.current !== null || wrong)) {
      event.stopPropagation();
      type(null);
      onDismiss();
      selectSoon(field);
      return;
    }
    if (key === 'F2' && cell.entries.length > 0) {
      event.preventDefault();
      onOpen();
      return;
    }
    const caret =
      typing.current === null
        ? null
        : { atStart: field.selectionEnd === 0, atEnd: field.selectionStart === field.value.length };
    const add = key === 'Enter' && (event.ctrlKey || event.metaKey);
    const to = add ? 'below' : moveFrom(at, { key, shift: event.shiftKey }, shape, caret);
    if (to === null && key !== 'Tab') return;
    const stays = typing.current === null && key !== 'Enter' ? false : !commit();
    if (stays || to !== null) event.preventDefault();
    if (stays && typing.current === null) selectSoon(field);
    if (!stays && to !== null) onMove(to);
  };

  return (
    <td
      className={styles.cell}
      data-wrong={problem !== null || undefined}
      data-locked={cell.lock ?? undefined}
    >
      <Tooltip label={hint} disabled={!cell.lock} multiline maw={280} withinPortal={false}>
        <input
          className={styles.field}
          data-at={`${at.row}:${at.column}`}
          inputMode="text"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="next"
          aria-label={label}
          aria-describedby={hint || problem ? note : undefined}
          aria-invalid={problem !== null || undefined}
          readOnly={cell.lock !== null}
          value={typed ?? textOf(cell, draft)}
          onChange={(event) => {
            setTold(false);
            type(event.currentTarget.value);
          }}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={press}
          onBlur={() => {
            if (typing.current !== null) commit();
          }}
        />
      </Tooltip>
      <Sign cell={cell} state={state} onOpen={onOpen} />
      {parsed && parsed.seconds !== null && (
        <span className={styles.understood} role="status">
          = {hoursText(parsed.seconds)}
        </span>
      )}
      {problem ? (
        <div id={note} className={styles.bubble} role="alert">
          {problem}
          {draft?.refusal?.because === 'timed' && (
            <Button
              size="compact-sm"
              variant="default"
              onMouseDown={(event) => event.preventDefault()}
              onClick={onOpen}
            >
              <FormattedMessage id="grid.open-entries" />
            </Button>
          )}
        </div>
      ) : (
        hint && (
          <span id={note} className="only-heard">
            {hint}
          </span>
        )
      )}
    </td>
  );
}

/** What is typed next takes the place of what is shown then. */
function selectSoon(field: HTMLInputElement): void {
  window.setTimeout(() => document.activeElement === field && field.select());
}

/** What is longer than a day is understood, and refused for what it is. */
const longest = 1000 * 3600;

/** Nothing typed clears a cell, and so does a zero. */
function unclear(problem: string | null): problem is 'not-understood' | 'too-long' {
  return problem === 'not-understood' || problem === 'too-long';
}

function textOf(cell: Cell, draft: Draft | undefined): string {
  const seconds = draft && draft.state !== 'saved' ? draft.seconds : cell.seconds;
  return seconds === 0 && draft?.state !== 'refused' ? '' : hoursText(seconds);
}

interface SignProps {
  cell: Cell;
  state: Draft['state'] | 'waiting' | undefined;
  onOpen: () => void;
}

/** How it stands with a cell, as an icon and in words. */
function Sign({ cell, state, onOpen }: SignProps) {
  const { formatMessage } = useIntl();
  if (cell.lock === 'running') return <Play className={styles.sign} size={12} aria-hidden />;
  if (cell.lock) return <Lock className={styles.sign} size={12} aria-hidden />;
  if (state) {
    return (
      <span className={styles.sign} data-state={state}>
        {state === 'saving' && <Loader size={12} aria-hidden />}
        {state === 'saved' && <Check size={14} aria-hidden />}
        {state === 'waiting' && <CloudOff size={14} aria-hidden />}
        {(state === 'refused' || state === 'failed') && <CircleAlert size={14} aria-hidden />}
        <span className="only-heard">{formatMessage({ id: `grid.state.${state}` })}</span>
      </span>
    );
  }
  const timed = cell.entries.some(({ startedAt }) => startedAt !== null);
  if (!timed && cell.entries.length < 2) return null;
  const Icon = timed ? Clock : Layers;
  const open = formatMessage({ id: 'grid.open-entries' });
  return (
    <button
      type="button"
      className={styles.sign}
      tabIndex={-1}
      aria-label={open}
      title={open}
      onClick={onOpen}
    >
      <Icon size={12} aria-hidden />
    </button>
  );
}
