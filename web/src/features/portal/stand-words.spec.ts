import { expect, it } from 'vitest';
import type { Task } from '../../api/types';
import { promiseOf } from './stand-words';

const task = (
  state: Task['turnaround']['state'],
  turn: Task['turn'] = 'assistant',
  promisedAt: string | null = '2026-04-07T13:00:00Z',
) => ({ turn, turnaround: { state, promisedAt, targetMinutes: 480, usedSeconds: 0, waitedSeconds: 0 } });

it('R-33: a promise is told while the assistant has the turn, also when it is at risk or late', () => {
  expect(promiseOf(task('on_time'))).toBe('holds');
  expect(promiseOf(task('at_risk'))).toBe('holds');
  expect(promiseOf(task('late'))).toBe('late');
});

it('is not told where nothing was promised, while the client has the turn, and after the hand-over', () => {
  expect(promiseOf(task('none', 'assistant', null))).toBe('none');
  expect(promiseOf(task('paused', 'client'))).toBe('none');
  expect(promiseOf(task('met', 'client'))).toBe('none');
  expect(promiseOf(task('missed', 'none'))).toBe('none');
});
