import { askedIn, workedOn } from './report-clause.turns.js';
import type { TaskEvent } from './report-clause.rows.js';
import type { TaskStatus } from '../../tasks/task.rules.js';

const at = (text: string) => Temporal.Instant.from(`2026-11-${text}:00Z`);
const UNTIL = at('16T00:00');
const moves = (...steps: [TaskStatus, string][]) =>
  steps.map(([to, when]) => ({ to, at: at(when).toString() }));

describe('the assistant’s turns of a task', () => {
  it('R-33: stand still while the client or a third party is waited for, and end with the first delivery', () => {
    const history = moves(
      ['requested', '09T09:00'],
      ['in_progress', '09T10:00'],
      ['waiting_for_client', '09T11:00'],
      ['in_progress', '10T09:00'],
      ['waiting_for_third_party', '10T10:00'],
      ['in_progress', '11T09:00'],
      ['delivered', '11T12:00'],
      ['change_requested', '12T09:00'],
      ['delivered', '12T10:00'],
    );
    expect(workedOn(history, UNTIL)).toEqual({
      stretches: [
        { start: at('09T09:00'), end: at('09T11:00') },
        { start: at('10T09:00'), end: at('10T10:00') },
        { start: at('11T09:00'), end: at('11T12:00') },
      ],
      delivered: at('11T12:00'),
    });
  });

  it('go on until the last known moment where nothing was delivered', () => {
    expect(workedOn(moves(['requested', '13T09:00']), UNTIL)).toEqual({
      stretches: [{ start: at('13T09:00'), end: UNTIL }],
      delivered: null,
    });
    expect(workedOn(moves(['accepted', '13T09:00'], ['waiting_for_client', '13T10:00']), UNTIL)).toEqual({
      stretches: [{ start: at('13T09:00'), end: at('13T10:00') }],
      delivered: null,
    });
  });

  it('are none of a task that was declined or cancelled, unless it had been delivered', () => {
    expect(workedOn(moves(['requested', '09T09:00'], ['declined', '09T10:00']), UNTIL)).toBeNull();
    expect(workedOn(moves(['accepted', '09T09:00'], ['cancelled', '13T10:00']), UNTIL)).toBeNull();
    const delivered = moves(['accepted', '09T09:00'], ['delivered', '10T10:00'], ['cancelled', '13T10:00']);
    expect(workedOn(delivered, UNTIL)?.delivered).toEqual(at('10T10:00'));
  });
});

describe('what contacts wait for an answer to', () => {
  const event = (when: string, role: TaskEvent['role'], said: Partial<TaskEvent> = {}): TaskEvent => ({
    taskId: 'trip',
    title: 'Trip',
    at: new Date(at(when).epochMilliseconds),
    role,
    movedFrom: null,
    movedTo: null,
    questionId: null,
    words: null,
    ...said,
  });
  const step = (when: string, role: TaskEvent['role'], from: TaskStatus | null, to: TaskStatus) =>
    event(when, role, { movedFrom: from, movedTo: to });
  const waits = (...events: TaskEvent[]) =>
    askedIn(events).map((each) => [each.at, each.answeredAt, each.question?.text ?? each.title]);

  it('is the task itself, until a member takes a step', () => {
    expect(
      waits(
        step('09T09:00', 'contact', null, 'requested'),
        step('09T11:00', 'assistant', 'requested', 'accepted'),
        step('10T11:00', 'assistant', 'accepted', 'in_progress'),
      ),
    ).toEqual([[at('09T09:00'), at('09T11:00'), 'Trip']]);
  });

  it('is every first word after an answer; several in a row wait for one', () => {
    expect(
      waits(
        event('09T09:00', 'contact'),
        event('09T09:05', 'contact'),
        event('09T10:00', 'assistant'),
        event('09T10:10', 'assistant'),
        event('09T15:00', 'contact'),
      ),
    ).toEqual([
      [at('09T09:00'), at('09T10:00'), 'Trip'],
      [at('09T15:00'), null, 'Trip'],
    ]);
  });

  it('is the answer to a question, told once, by the question', () => {
    expect(
      waits(
        step('09T09:00', 'assistant', null, 'accepted'),
        step('09T10:00', 'assistant', 'accepted', 'waiting_for_client'),
        step('09T12:00', 'contact', 'waiting_for_client', 'in_progress'),
        event('09T12:00', 'contact', { questionId: 'q', words: 'Window or aisle?' }),
        step('10T09:00', 'assistant', 'in_progress', 'delivered'),
        step('10T10:00', 'contact', 'delivered', 'change_requested'),
      ),
    ).toEqual([
      [at('09T12:00'), at('10T09:00'), 'Window or aisle?'],
      [at('10T10:00'), null, 'Trip'],
    ]);
  });

  it('is nothing once the contact accepted or cancelled, nor words about a closed task', () => {
    expect(
      waits(
        step('09T09:00', 'assistant', 'in_progress', 'delivered'),
        event('09T10:00', 'contact'),
        step('09T10:05', 'contact', 'delivered', 'done'),
        event('09T10:10', 'contact', { words: 'Thank you!' }),
        step('12T09:00', 'owner', 'done', 'in_progress'),
        event('12T10:00', 'contact'),
      ),
    ).toEqual([[at('12T10:00'), null, 'Trip']]);
  });

  it('is not answered by what the product does by itself, nor by words about another task', () => {
    expect(
      waits(
        event('09T09:00', 'contact'),
        step('09T10:00', 'system', null, 'accepted'),
        event('09T11:00', 'assistant', { taskId: 'texts', title: 'Texts' }),
        event('09T12:00', 'contact', { taskId: 'texts', title: 'Texts' }),
      ),
    ).toEqual([
      [at('09T09:00'), null, 'Trip'],
      [at('09T12:00'), null, 'Texts'],
    ]);
  });
});
