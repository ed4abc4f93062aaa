import type { BusinessHours } from '../../kernel/business-time.js';
import { promised, stepped, turnaroundOf, type TaskClock } from './task-turnaround.rules.js';
import type { TaskStatus } from './task.rules.js';

const HOUR = 3600;
const office: BusinessHours = {
  windows: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
  isHoliday: (day) => day.toString() === '2026-04-06',
  timeZone: 'Europe/Rome',
};
const rome = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Rome').toInstant();

/** A task received at a moment, with a target of so many business hours. */
function received(at: string, hours: number | null): TaskClock {
  const clock: TaskClock = {
    status: 'requested',
    turnSince: rome(at),
    targetMinutes: hours === null ? null : hours * 60,
    assistantSeconds: 0,
    clientSeconds: 0,
    promisedAt: null,
    atRiskAt: null,
  };
  return { ...clock, ...promised(clock, office) };
}
const after = (clock: TaskClock, ...steps: [TaskStatus, string][]) =>
  steps.reduce((at, [to, when]) => stepped(at, to, rome(when), office), clock);
const at = (clock: TaskClock, when: string) => turnaroundOf(clock, rome(when), office);

describe('the turnaround of a task', () => {
  it('R-32: promised within 8 hours on Friday at 15:00, it is due on Tuesday at 15:00 after Easter', () => {
    expect(received('2026-04-03T15:00', 8).promisedAt).toEqual(rome('2026-04-07T15:00'));
  });

  it('R-33: runs 4 hours on the assistant’s side while the client waits 13', () => {
    const clock = after(
      received('2026-11-16T09:00', 8),
      ['in_progress', '2026-11-16T09:30'],
      ['waiting_for_client', '2026-11-16T11:00'],
      ['in_progress', '2026-11-17T16:00'],
      ['delivered', '2026-11-18T10:00'],
    );
    expect(at(clock, '2026-11-18T10:00')).toEqual({
      usedSeconds: 4 * HOUR,
      waitedSeconds: 13 * HOUR,
      state: 'met',
    });
  });

  it('stands still while it waits for somebody, and promises later by as much', () => {
    const waiting = after(received('2026-11-16T09:00', 8), ['waiting_for_third_party', '2026-11-16T12:00']);
    expect(waiting).toMatchObject({ promisedAt: null, atRiskAt: null });
    expect(at(waiting, '2026-11-30T12:00')).toEqual({
      usedSeconds: 3 * HOUR,
      waitedSeconds: 0,
      state: 'paused',
    });
    const again = after(waiting, ['in_progress', '2026-11-18T12:00']);
    expect(again.promisedAt).toEqual(rome('2026-11-18T17:00'));
  });

  it('is on time, at risk for its last two hours, then late', () => {
    const clock = received('2026-11-16T09:00', 8);
    expect(at(clock, '2026-11-16T14:59').state).toBe('on_time');
    expect(at(clock, '2026-11-16T15:00').state).toBe('at_risk');
    expect(at(clock, '2026-11-16T17:00').state).toBe('at_risk');
    expect(at(clock, '2026-11-17T09:00:01').state).toBe('late');
  });

  it('is at risk for the last fifth of a long target and the second half of a short one', () => {
    expect(received('2026-11-16T09:00', 40).atRiskAt).toEqual(rome('2026-11-19T17:00'));
    expect(received('2026-11-16T09:00', 1).atRiskAt).toEqual(rome('2026-11-16T09:30'));
    expect(at(received('2026-11-16T09:00', 1), '2026-11-16T09:29').state).toBe('on_time');
  });

  it('stays late while the client is asked, and keeps the promise that was broken', () => {
    const clock = after(received('2026-11-16T09:00', 2), ['waiting_for_client', '2026-11-16T14:00']);
    expect(at(clock, '2026-11-16T15:00').state).toBe('late');
    expect(clock.promisedAt).toEqual(rome('2026-11-16T11:00'));
    expect(after(clock, ['in_progress', '2026-11-17T10:00']).promisedAt).toEqual(rome('2026-11-16T11:00'));
  });

  it('is missed by what was handed over after the target', () => {
    const clock = after(received('2026-11-16T09:00', 2), ['delivered', '2026-11-16T14:00']);
    expect(at(clock, '2026-11-20T14:00').state).toBe('missed');
    expect(at(after(clock, ['done', '2026-11-17T09:00']), '2026-12-20T14:00')).toEqual({
      usedSeconds: 5 * HOUR,
      waitedSeconds: 3 * HOUR,
      state: 'missed',
    });
  });

  it('goes on when a change is requested: what was used stays used', () => {
    const delivered = after(received('2026-11-16T09:00', 4), ['delivered', '2026-11-16T12:00']);
    const again = after(delivered, ['change_requested', '2026-11-17T09:00']);
    expect(at(again, '2026-11-17T09:00')).toMatchObject({ usedSeconds: 3 * HOUR, state: 'at_risk' });
    expect(again.promisedAt).toEqual(rome('2026-11-17T10:00'));
  });

  it('promises nothing without a target, nor for what was declined', () => {
    const free = received('2026-11-16T09:00', null);
    expect(free.promisedAt).toBeNull();
    expect(at(free, '2026-12-16T09:00').state).toBe('none');
    const declined = after(received('2026-11-16T09:00', 8), ['declined', '2026-11-16T10:00']);
    expect(declined).toMatchObject({ promisedAt: null, atRiskAt: null });
    expect(at(declined, '2026-11-20T10:00')).toEqual({ usedSeconds: HOUR, waitedSeconds: 0, state: 'none' });
  });
});
