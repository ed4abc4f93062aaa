import { describe, expect, it } from 'vitest';
import type { TaskStatus } from '../api/types';
import { movesOf, type Side } from './moves';

const labels = (side: Side, status: TaskStatus, moves: TaskStatus[]) =>
  movesOf({ status, can: { moves } }, side).map(({ label }) => label);

describe('the moves of a task', () => {
  it('begin with the natural next step and end with what closes it', () => {
    expect(labels('assistant', 'requested', ['declined', 'waiting_for_client', 'accepted'])).toEqual([
      'accepted',
      'waiting_for_client',
      'declined',
    ]);
  });

  it('start what was taken on and resume what had stopped', () => {
    expect(labels('assistant', 'accepted', ['in_progress'])).toEqual(['in_progress']);
    expect(labels('assistant', 'change_requested', ['in_progress'])).toEqual(['resume']);
  });

  it('are an answer for a client who was asked, wherever the task goes on', () => {
    expect(labels('client', 'waiting_for_client', ['in_progress', 'accepted', 'cancelled'])).toEqual([
      'answer',
      'withdraw',
    ]);
  });

  it('let a client accept, or ask for a change with words', () => {
    const [accept, change] = movesOf(
      { status: 'delivered', can: { moves: ['change_requested', 'done'] } },
      'client',
    );
    expect(accept).toMatchObject({ label: 'accept', note: null, primary: true });
    expect(change).toMatchObject({ label: 'change', noteNeeded: true, primary: false });
  });

  it('ask how one knows what the client said elsewhere', () => {
    const [resume] = movesOf({ status: 'waiting_for_client', can: { moves: ['in_progress'] } }, 'assistant');
    const [close] = movesOf({ status: 'delivered', can: { moves: ['done'] } }, 'assistant');
    expect([resume?.note, close?.note]).toEqual(['their-answer', 'their-yes']);
    expect([resume?.noteNeeded, close?.noteNeeded]).toEqual([true, true]);
  });

  it('ask for a reason where somebody is refused', () => {
    const [decline] = movesOf({ status: 'requested', can: { moves: ['declined'] } }, 'assistant');
    expect(decline?.noteNeeded).toBe(true);
  });
});
