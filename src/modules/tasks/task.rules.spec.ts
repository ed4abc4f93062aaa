import type { Role } from '../../kernel/actor.js';
import {
  dueMoment,
  isOverdue,
  judgeMove,
  movesFrom,
  taskStatuses,
  turnOf,
  type TaskStatus,
  type Verdict,
} from './task.rules.js';

const moves = (from: TaskStatus, role: Role, asked = false) => movesFrom(from, role, asked);

describe('where a task can go', () => {
  it('lets members take on, begin or decline what a client asks for', () => {
    expect(moves('requested', 'assistant')).toEqual(['accepted', 'in_progress', 'declined']);
  });

  it('lets a contact take back the own request until work on it begins', () => {
    expect(moves('requested', 'contact', true)).toEqual(['cancelled']);
    expect(moves('accepted', 'contact', true)).toEqual(['cancelled']);
    expect(moves('in_progress', 'contact', true)).toEqual([]);
  });

  it('lets a contact take back nothing that another has asked for', () => {
    expect(moves('requested', 'contact', false)).toEqual([]);
  });

  it('lets a contact decide about what was delivered, and nothing else', () => {
    expect(moves('delivered', 'contact')).toEqual(['done', 'change_requested']);
    expect(moves('change_requested', 'contact', true)).toEqual([]);
  });

  it('lets an assistant not accept in the client’s place', () => {
    expect(moves('delivered', 'assistant')).toEqual([]);
    expect(judgeMove('delivered', 'done', 'assistant', false, 'she said yes')).toBe('not yours');
  });

  it('lets both sides answer an open question', () => {
    expect(moves('waiting_for_client', 'contact')).toEqual(['in_progress']);
    expect(moves('waiting_for_client', 'assistant')).toEqual(['in_progress', 'waiting_for_third_party']);
  });

  it('lets the owner cancel every open task, and open again what was done', () => {
    for (const status of taskStatuses) {
      expect(moves(status, 'owner').includes('cancelled')).toBe(turnOf(status) !== 'none');
    }
    expect(moves('done', 'owner')).toEqual(['in_progress']);
    expect(moves('done', 'assistant')).toEqual([]);
  });

  it('leaves declined and cancelled tasks where they are', () => {
    for (const role of ['owner', 'assistant', 'contact'] as const) {
      expect([...moves('declined', role, true), ...moves('cancelled', role, true)]).toEqual([]);
    }
  });

  it('names no move that it would then refuse', () => {
    for (const from of taskStatuses) {
      for (const role of ['owner', 'assistant', 'contact', 'system'] as const) {
        for (const asked of [true, false]) {
          const named = movesFrom(from, role, asked);
          const fine = taskStatuses.filter((to) => judgeMove(from, to, role, asked, 'because') === 'fine');
          expect([...named].sort()).toEqual([...fine].sort());
        }
      }
    }
  });

  it('never stays where it is, and always gets somewhere with an owner and a contact', () => {
    for (const status of taskStatuses) {
      expect(judgeMove(status, status, 'owner', true, 'because')).toBe('no such move');
      const open = turnOf(status) !== 'none';
      if (open) expect([...moves(status, 'owner'), ...moves(status, 'contact', true)]).not.toEqual([]);
    }
  });
});

describe('what has to be said with a move', () => {
  const cases: [string, TaskStatus, TaskStatus, Role, Verdict][] = [
    ['a question needs words', 'in_progress', 'waiting_for_client', 'assistant', 'note needed'],
    ['an answer needs words', 'waiting_for_client', 'in_progress', 'contact', 'note needed'],
    ['a refusal needs a reason', 'requested', 'declined', 'owner', 'note needed'],
    ['a request for a change needs a reason', 'delivered', 'change_requested', 'contact', 'note needed'],
    ['a client accepts without a word', 'delivered', 'done', 'contact', 'fine'],
    [
      'an owner who accepts for the client says how they said so',
      'delivered',
      'done',
      'owner',
      'note needed',
    ],
    ['opening again needs a reason', 'done', 'in_progress', 'owner', 'note needed'],
    ['waiting for others needs their name', 'in_progress', 'waiting_for_third_party', 'owner', 'note needed'],
    ['delivering speaks for itself', 'in_progress', 'delivered', 'assistant', 'fine'],
    ['what nobody does is told before anything is asked', 'done', 'delivered', 'owner', 'no such move'],
  ];
  it.each(cases)('%s', (_title, from, to, role, verdict) => {
    expect(judgeMove(from, to, role, false, ' \n ')).toBe(verdict);
  });

  it('is enough if it is said', () => {
    expect(judgeMove('in_progress', 'waiting_for_client', 'assistant', false, 'Which hotel?')).toBe('fine');
  });
});

describe('whose turn it is', () => {
  it('is one side’s alone for every open task, and nobody’s for a closed one', () => {
    const holders = Object.fromEntries(taskStatuses.map((status) => [status, turnOf(status)]));
    expect(holders).toEqual({
      requested: 'assistant',
      accepted: 'assistant',
      in_progress: 'assistant',
      change_requested: 'assistant',
      waiting_for_client: 'client',
      delivered: 'client',
      waiting_for_third_party: 'third_party',
      declined: 'none',
      done: 'none',
      cancelled: 'none',
    });
  });
});

describe('being due', () => {
  const rome = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Rome').toInstant();
  const due = (date: string, time: string | null) =>
    dueMoment(
      Temporal.PlainDate.from(date),
      time === null ? null : Temporal.PlainTime.from(time),
      'Europe/Rome',
    );

  it('lasts to the end of the day, unless a time is said', () => {
    expect(due('2026-11-15', null)).toEqual(rome('2026-11-16T00:00'));
    expect(due('2026-11-15', '15:30')).toEqual(rome('2026-11-15T15:30'));
  });

  it('is at the first of two clock times, and where the clocks skip it as much later', () => {
    expect(due('2026-10-25', '02:30').toString()).toBe('2026-10-25T00:30:00Z');
    expect(due('2026-03-29', '02:30')).toEqual(rome('2026-03-29T03:30'));
  });

  it('turns into being overdue at that moment', () => {
    const end = due('2026-11-15', null);
    expect(isOverdue(end, rome('2026-11-15T23:59:59'), 'in_progress')).toBe(false);
    expect(isOverdue(end, rome('2026-11-16T00:00'), 'in_progress')).toBe(true);
  });

  it('ends with the delivery, and never befalls a closed task or one without a day', () => {
    const late = rome('2026-11-20T00:00');
    for (const status of ['delivered', 'done', 'declined', 'cancelled'] as const) {
      expect(isOverdue(due('2026-11-15', null), late, status)).toBe(false);
    }
    expect(isOverdue(null, late, 'requested')).toBe(false);
  });
});
