import type { CalendarRow } from './calendars.repository.js';
import { healthOfCalendar, healthOfConnection } from './connection-health.rules.js';
import type { Connection } from './connections.repository.js';

const at = (time: string) => new Date(`2026-11-16T${time}:00Z`);

const account = (fields: Partial<Connection> = {}): Connection => ({
  ...{ id: 'a', seatId: 's', memberId: 's', contactId: null, provider: 'google', accountKey: '1' },
  ...{
    accountName: 'anna@gmail.test',
    scopes: [],
    status: 'active',
    reason: null,
    retryAt: null,
    failures: 0,
  },
  ...{ failingSince: null, credentialsVersion: 1, createdAt: at('08:00'), version: 1 },
  ...fields,
});

const calendar = (fields: Partial<CalendarRow> = {}): CalendarRow => ({
  ...{ id: 'c', connectionId: 'a', seatId: 's', externalId: 'x', name: 'Family', colour: null, timeZone: null },
  ...{ role: 'owner', pushSupported: true, readMode: 'busy', isTarget: false, isOurs: false, clientId: null },
  ...{ clientName: null, genericTitles: false, removedAt: null, version: 1, lastSuccessAt: at('08:27') },
  ...{ nextPullAt: at('08:32'), failures: 0, problem: null, pushUntil: null, waiting: 0 },
  ...fields,
}); // prettier-ignore

describe('how a calendar stands', () => {
  it('is in step when it was read and nothing is wrong', () => {
    expect(healthOfCalendar(calendar(), account())).toEqual({
      state: 'in_step',
      lastInStepAt: '2026-11-16T08:27:00Z',
      nextTryAt: '2026-11-16T08:32:00Z',
      pushUntil: null,
      waiting: 0,
      problem: null,
      failingSince: null,
      remedy: 'none',
    });
  });

  it('F31: is well without notifications, which not every calendar has', () => {
    expect(healthOfCalendar(calendar({ pushSupported: false }), account()).state).toBe('in_step');
  });

  it('says nothing of one that is neither read nor written', () => {
    expect(healthOfCalendar(calendar({ readMode: 'off', problem: 'old' }), account())).toMatchObject({
      state: 'idle',
      nextTryAt: null,
      problem: null,
      remedy: 'choose',
    });
  });

  it('waits for its first reading, also when it is only written to', () => {
    const own = calendar({ readMode: 'off', isTarget: true, lastSuccessAt: null });
    expect(healthOfCalendar(own, account()).state).toBe('first_reading');
  });

  it('F28: is tried again by itself, not before its account may be asked', () => {
    const failing = account({ failures: 2, reason: 'rateLimitExceeded', retryAt: at('08:45') });
    expect(healthOfCalendar(calendar(), failing)).toMatchObject({
      state: 'retrying',
      lastInStepAt: '2026-11-16T08:27:00Z',
      nextTryAt: '2026-11-16T08:45:00Z',
      problem: 'rateLimitExceeded',
      remedy: 'wait',
    });
  });

  it.each([
    ['needs_reauth', 'reconnect'],
    ['insufficient_scope', 'allow'],
  ] as const)('waits for its owner when the account is %s', (status, remedy) => {
    const stopped = account({ status, reason: 'why' });
    expect(healthOfCalendar(calendar(), stopped)).toMatchObject({
      state: status,
      nextTryAt: null,
      problem: 'why',
      remedy,
    });
    expect(healthOfConnection(stopped, [])).toMatchObject({ state: status, remedy });
  });
});

describe('how an account stands', () => {
  it('is as good as the worst of what was chosen in it', () => {
    const parts = [
      calendar(),
      calendar({ id: 'd', lastSuccessAt: at('07:00'), failures: 1, problem: '503', waiting: 2 }),
      calendar({ id: 'e', readMode: 'off', lastSuccessAt: null }),
    ];
    expect(healthOfConnection(account(), parts)).toMatchObject({
      state: 'retrying',
      lastInStepAt: '2026-11-16T07:00:00Z',
      problem: '503',
      waiting: 2,
    });
  });

  it('was never in step as long as one of its calendars was not', () => {
    const parts = [calendar(), calendar({ id: 'd', lastSuccessAt: null })];
    expect(healthOfConnection(account(), parts)).toMatchObject({
      state: 'first_reading',
      lastInStepAt: null,
    });
  });

  it('has nothing to say while nothing of it was chosen', () => {
    expect(healthOfConnection(account(), [calendar({ readMode: 'off' })])).toMatchObject({
      state: 'idle',
      remedy: 'choose',
    });
  });
});
