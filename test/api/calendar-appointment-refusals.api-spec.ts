import { randomUUID } from 'node:crypto';
import { aBooking, aProposal, aSide, type Side } from '../builders/booking.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const MONDAY = '2026-11-16T08:30:00Z';
const onTuesday = { fromDay: '2026-11-17', toDay: '2026-11-17', stepMinutes: 60, noticeMinutes: 0 };
const TEN = '2026-11-17T09:00:00Z';

/** What programs send that were written in a hurry, and people who try. */
const nonsense: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e300, '', ' ', '\u0000', 'x'.repeat(20_000), [], [null], [[]], {}],
  ...[{ kind: 'video' }, { kind: null, text: 7 }, '2026-02-30T10:00:00Z', '0001-01-01T00:00:00Z'],
  ...['2026-11-19T10:00:00', '2026-11-19T10:00:00.123456789+14:00', '2026-13-01', '9999-12-31'],
  ...[randomUUID(), [randomUUID()], Array(2_000).fill(randomUUID()), '../../etc/passwd', "'; DROP TABLE x"],
];

describe('appointments refuse', () => {
  let test: TestApp;
  let anna: Visitor;
  let side: Side;
  let hour = 0;

  beforeAll(async () => {
    test = await startApp();
    const owner = await test.visitor().signUp();
    anna = await owner.lasting();
    side = await aSide(test, anna);
  });
  afterAll(() => test.close());
  beforeEach(() => test.clock.set(MONDAY));

  const inAnHour = () => {
    const start = Temporal.Instant.from('2026-12-01T00:00:00Z').add({ hours: hour++ });
    return { startsAt: start.toString(), endsAt: start.add({ hours: 1 }).toString() };
  };
  const booked = () => aBooking(anna, side, inAnHour());
  const codes = (answers: readonly { status: number; body: { code?: string } }[]) =>
    answers.map(({ status, body }) => body.code ?? String(status)).sort();

  /** What is asked for, where, with which further fields. */
  const requests: Record<string, { to: () => string | Promise<string>; body: () => object; more: string[] }> =
    {
      booking: {
        to: () => '/appointments',
        body: () => ({ title: 'No', engagementId: side.engagementId, contactIds: [side.id], ...inAnHour() }),
        more: ['id', 'memberId', 'taskId', 'note', 'place', 'tell'],
      },
      move: {
        to: async () => `/appointments/${(await booked()).id}/move`,
        body: () => inAnHour(),
        more: ['tell'],
      },
      cancellation: {
        to: async () => `/appointments/${(await booked()).id}/cancel`,
        body: () => ({}),
        more: ['reason', 'tell'],
      },
      proposal: {
        to: () => '/appointment-proposals',
        body: () => ({ title: 'No', engagementId: side.engagementId, contactIds: [side.id], minutes: 60 }),
        more: [
          ...['id', 'memberId', 'taskId', 'note', 'place', 'tell', 'fromDay', 'toDay', 'expiresAt'],
          ...['bufferBeforeMinutes', 'bufferAfterMinutes', 'noticeMinutes', 'stepMinutes'],
        ],
      },
      choice: {
        to: async () => `/appointment-proposals/${(await aProposal(anna, side, onTuesday)).id}/book`,
        body: () => ({ startsAt: TEN }),
        more: [],
      },
    };

  it.each(Object.entries(requests))(
    'with a word that says why, whatever stands in a field of a %s',
    async (_, { to, body, more }) => {
      const address = await to();
      for (const field of [...Object.keys(body()), ...more])
        for (const value of nonsense) {
          const answer = await anna.post(address, { ...body(), [field]: value });
          const said = { field, value, status: answer.status, code: answer.body.code as unknown };
          if (answer.status >= 400) expect(said.code).toMatch(/^(request|record|appointment)\./);
          expect([200, 201, 400, 404, 409, 413, 422].includes(answer.status) ? null : said).toBeNull();
        }
    },
    120_000,
  );

  it('nonsense in an edit, and take one that says nothing as nothing', async () => {
    const { id, version } = await booked();
    for (const field of ['title', 'note', 'place', 'taskId', 'contactIds', 'tell'])
      for (const value of nonsense) {
        const answer = await anna.patch(`/appointments/${id}`, { [field]: value });
        expect([200, 400, 404, 422].includes(answer.status) ? null : { field, value, status: answer.status }).toBeNull(); // prettier-ignore
      }
    const { id: other } = await booked();
    const { body } = await anna.patch(`/appointments/${other}`, {}).expect(200);
    expect(body).toMatchObject({ version, sequence: 0 });
    await anna.patch(`/appointments/${other}`, []).expect(400);
  });

  it('the same id twice, and an id that another workspace has', async () => {
    const { id } = await booked();
    const body = {
      id,
      title: 'Again',
      engagementId: side.engagementId,
      contactIds: [side.id],
      ...inAnHour(),
    };
    expect((await anna.post('/appointments', body).expect(409)).body.code).toBe('record.already-exists');
    const stranger = await (await test.visitor().signUp({ email: 'stranger@example.com' })).lasting();
    const theirs = await aSide(test, stranger);
    const stolen = { ...body, engagementId: theirs.engagementId, contactIds: [theirs.id] };
    await stranger.post('/appointments', stolen).expect(409);
    await stranger.post('/appointments', { ...stolen, id: randomUUID(), engagementId: side.engagementId }).expect(404); // prettier-ignore
    await stranger.post(`/appointments/${id}/move`, inAnHour()).expect(404);
    await stranger.patch(`/appointments/${id}`, { title: 'Mine' }).expect(404);
  });

  it('to move, change or cancel what was cancelled, and to cancel it twice at once', async () => {
    const { id } = await booked();
    const cancel = () => anna.post(`/appointments/${id}/cancel`, {});
    expect(codes(await Promise.all([cancel(), cancel()]))).toEqual(['200', 'appointment.cancelled']);
    const move = await anna.post(`/appointments/${id}/move`, inAnHour()).expect(409);
    const edit = await anna.patch(`/appointments/${id}`, { title: 'Again' }).expect(409);
    expect(codes([move, edit])).toEqual(['appointment.cancelled', 'appointment.cancelled']);
  });

  it('one of two moves of the same version at once', async () => {
    const { id, version } = await booked();
    const move = () => anna.post(`/appointments/${id}/move`, inAnHour()).set('If-Match', `"${version}"`);
    expect(codes(await Promise.all([move(), move()]))).toEqual(['200', 'record.stale']);
  });

  it('what lies ahead to become something past; what is past is corrected as one likes', async () => {
    const past = { startsAt: '2026-11-12T09:00:00Z', endsAt: '2026-11-12T10:00:00Z' };
    const { id } = await booked();
    const answer = await anna.post(`/appointments/${id}/move`, past).expect(422);
    expect(answer.body.code).toBe('appointment.into-past');
    const { id: over } = await aBooking(anna, side, past);
    await anna.post(`/appointments/${over}/move`, { startsAt: '2026-11-11T09:00:00Z' }).expect(200);
  });

  it('what was proposed to be booked twice at once, or while it is withdrawn', async () => {
    const twice = await aProposal(anna, side, onTuesday);
    const book = (id: string) => side.visitor.post(`/appointment-proposals/${id}/book`, { startsAt: TEN });
    const answers = await Promise.all([book(twice.id), book(twice.id)]);
    expect(codes(answers)).toEqual(['200', 'appointment.proposal-closed']);
    await anna.delete(`/appointment-proposals/${twice.id}`).expect(409);
    const { id } = await aProposal(anna, side, { ...onTuesday, fromDay: '2026-11-18', toDay: '2026-11-18' });
    const later = { startsAt: '2026-11-18T09:00:00Z' };
    const [chosen, withdrawn] = await Promise.all([
      side.visitor.post(`/appointment-proposals/${id}/book`, later),
      anna.delete(`/appointment-proposals/${id}`),
    ]);
    expect([[200, 409], [409, 204]]).toContainEqual([chosen.status, withdrawn.status]); // prettier-ignore
  });

  it('nothing of a reason that a browser sends with its ends of lines, and more than a page takes', async () => {
    const proposal = await aProposal(anna, side, {
      ...onTuesday,
      fromDay: '2026-11-19',
      toDay: '2026-11-19',
    });
    const page = `/${new URL(proposal.guests[0]?.url ?? '').pathname}`;
    const send = (path: string, form: object) => test.visitor().post(`${page}/${path}`).type('form').send(form); // prettier-ignore
    await send('book', { slot: '2026-11-19T09:00:00Z' }).expect(303);
    await send('move', { slot: '2026-11-12T09:00:00Z' }).expect('location', /done=taken/);
    await send('cancel', { reason: 'x'.repeat(1001) }).expect(400);
    await send('cancel', { reason: ['a', 'b'] }).expect(400);
    const reason = `${'a'.repeat(499)}\r\n${'b'.repeat(500)}`;
    await send('cancel', { reason }).expect('location', /done=cancelled/);
    const { body } = await anna.get(`/appointments?engagementId=${side.engagementId}&state=cancelled`).expect(200); // prettier-ignore
    const kept = body.items.map(({ cancelReason }: { cancelReason: string }) => cancelReason) as string[];
    expect(kept).toContain(reason.replace('\r\n', '\n'));
  });
});
