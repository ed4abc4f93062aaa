import fc from 'fast-check';
import { CalendarDesk } from '../support/calendar-desk.js';
import { HistoryTeller, makeMortal, type Action } from '../support/calendar-histories.js';
import { startGoogle, type Google } from '../support/google/google.js';
import { startApp, type TestApp } from '../support/start-app.js';

/** HISTORIES=50 for a quick look. */
const HISTORIES = Number(process.env.HISTORIES ?? 2000);
/** Calendars of several people, side by side in one product. */
const LANES = 8;

let google: Google;
let test: TestApp;
const tellers: HistoryTeller[] = [];

beforeAll(async () => {
  google = await startGoogle({});
  test = await startApp({ environment: google.env() });
  google.follow(test.clock);
  makeMortal(test);
  for (let lane = 0; lane < LANES; lane++) {
    await test.sql('DELETE FROM rate_limit');
    const owner = await test.visitor().signUp({ email: `owner${lane}@studio.test` });
    const { seat } = (await owner.get('/session')).body as { seat: { id: string } };
    tellers.push(await HistoryTeller.open(test, owner, await CalendarDesk.open(test, google, seat.id)));
  }
});

afterAll(async () => {
  await test.close();
  await google.close();
});

const slot = fc.nat({ max: 2 });
const day = fc.nat({ max: 19 });
const dies = fc.option(fc.nat({ max: 14 }), { freq: 3 });
const fault = fc.oneof(
  fc.record({
    method: fc.constantFrom('POST', 'PATCH', 'DELETE', 'GET'),
    kind: fc.constantFrom('lostReply', 'lostRequest', 'truncated'),
  }),
  fc.record({
    method: fc.constantFrom('POST', 'PATCH', 'DELETE', 'GET'),
    status: fc.constantFrom(429, 500, 503),
    reason: fc.constant('backendError'),
  }),
  fc.record({
    method: fc.constantFrom('PATCH'),
    status: fc.constant(412),
    reason: fc.constant('conditionNotMet'),
  }),
);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('move-here', 'move-there'), slot, day }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom('rename-here', 'rename-there', 'close', 'open', 'delete-there', 'place-there'),
      slot,
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('meeting', 'token-dies', 'settle') }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constantFrom('pull', 'push', 'both'), dies }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('fault'), fault }) },
) as fc.Arbitrary<Action>;

describe('Whatever happens on both sides', () => {
  it(`both agree in the end, nothing stands there twice and nothing is lost: ${HISTORIES} histories`, async () => {
    const each = Math.ceil(HISTORIES / LANES);
    await Promise.all(
      tellers.map((teller, lane) =>
        fc.assert(
          fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 14 }), (actions) =>
            teller.tell(actions),
          ),
          {
            numRuns: each,
            seed: Number(process.env.SEED ?? 20261122) + lane,
            interruptAfterTimeLimit: 1_800_000,
            markInterruptAsFailure: true,
          },
        ),
      ),
    );
    const writes = google.log.filter(
      ({ method, path }) => method !== 'GET' && /\/events(\/[^/]*)?$/.test(path) && !path.endsWith('/watch'),
    );
    expect(writes.every(({ query }) => query.sendUpdates === 'none')).toBe(true);
  }, 1_800_000);
});
