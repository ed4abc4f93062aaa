import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aService } from '../builders/service.js';
import { signedInContact } from '../builders/signed-in.js';
import { aTask } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

interface Figures { seconds: number; billableSeconds: number; billedSeconds: number; amounts: { amount: string; currency: string }[] } // prettier-ignore
interface Insights {
  rows: (Figures & { id: string | null; name: string; note: string | null; share: number })[];
  series: { from: string; seconds: number; billableSeconds: number }[];
  totals: Figures;
}

const EUR = (amount: string) => ({ amount, currency: 'EUR' });
const DAYS = 'from=2026-11-01&to=2026-12-01';

describe('insights', () => {
  let test: TestApp;
  let anna: Visitor;
  let plain: { id: string; clientId: string };
  let rounded: { id: string; clientId: string };
  let serviceId: string;

  beforeAll(async () => {
    test = await startApp({ now: '2026-11-23T08:30:00Z' });
    anna = await test.visitor().signUp();
    plain = await anEngagement(anna, { name: 'Office', rate: EUR('30.00') });
    const rounding = { minutes: 15, direction: 'up', scope: 'task_day', minimumMinutes: 0 };
    rounded = await anEngagement(anna, { name: 'Texts', rate: EUR('35.00'), rounding });
    serviceId = (await aService(anna, { engagementId: plain.id, name: 'Inbox' })).id;
    await log({ engagementId: plain.id, day: '2026-11-02', durationSeconds: 3600, serviceId });
    await log({ engagementId: plain.id, day: '2026-11-09', durationSeconds: 1200 });
    await log({ engagementId: plain.id, day: '2026-11-10', durationSeconds: 600, billable: false });
    const task = await aTask(anna, { engagementId: rounded.id });
    for (const minutes of [7, 22, 4])
      await log({
        engagementId: rounded.id,
        day: '2026-11-09',
        taskId: task.id,
        durationSeconds: minutes * 60,
      });
  });
  afterAll(() => test.close());

  const log = (body: object) => anna.post('/time-entries', body).expect(201);
  const ask = async (question: string, by = anna) =>
    (await by.get(`/insights?${question}`).expect(200)).body as Insights;

  it('tell by engagement what was worked, billable, billed after rounding, and earned', async () => {
    const { rows, totals } = await ask(`${DAYS}&groupBy=engagement&bucket=week`);
    expect(rows.map(({ name, seconds, billableSeconds, billedSeconds, amounts }) => [name, seconds, billableSeconds, billedSeconds, amounts])).toEqual([
      ['Office', 5400, 4800, 4800, [EUR('40.00')]],
      ['Texts', 1980, 1980, 2700, [EUR('26.25')]],
    ]); // prettier-ignore
    expect(totals).toEqual({
      seconds: 7380,
      billableSeconds: 6780,
      billedSeconds: 7500,
      amounts: [EUR('66.25')],
    });
    expect(rows.map(({ share }) => share)).toEqual([0.7317, 0.2683]);
    expect(rows[0]?.note).toEqual(expect.any(String));
  });

  it('tell over time by day, week and month, days without work too', async () => {
    const weeks = await ask(`${DAYS}&groupBy=client&bucket=week`);
    expect(weeks.series.map(({ from, seconds }) => [from, seconds])).toEqual([
      ['2026-11-01', 0],
      ['2026-11-02', 3600],
      ['2026-11-09', 1200 + 600 + 1980],
      ['2026-11-16', 0],
      ['2026-11-23', 0],
      ['2026-11-30', 0],
    ]);
    const days = await ask(`${DAYS}&groupBy=client&bucket=day`);
    expect(days.series).toHaveLength(30);
    const months = await ask('from=2026-10-15&to=2026-11-16&groupBy=client&bucket=month');
    expect(months.series.map(({ from, seconds }) => [from, seconds])).toEqual([
      ['2026-10-15', 0],
      ['2026-11-01', 7380],
    ]);
  });

  it('cut weeks where the engagement that is asked for begins them (R-07)', async () => {
    const sunday = await anEngagement(anna, { weekStartsOn: 7 });
    await log({ engagementId: sunday.id, day: '2026-11-15', durationSeconds: 60 });
    const asked = `from=2026-11-09&to=2026-11-23&groupBy=client&bucket=week&engagementId=${sunday.id}`;
    expect((await ask(asked)).series.map(({ from, seconds }) => [from, seconds])).toEqual([
      ['2026-11-09', 0],
      ['2026-11-15', 60],
      ['2026-11-22', 0],
    ]);
  });

  it('group by service and member too, and narrow to a client, an engagement or a member', async () => {
    const services = await ask(`${DAYS}&groupBy=service&bucket=month&engagementId=${plain.id}`);
    expect(services.rows.map(({ id, name, seconds }) => [id, name, seconds])).toEqual([
      [serviceId, 'Inbox', 3600],
      [null, '', 1800],
    ]);
    const members = await ask(`${DAYS}&groupBy=member&bucket=month&clientId=${rounded.clientId}`);
    expect(members.rows).toEqual([expect.objectContaining({ name: 'Anna Ferri', billedSeconds: 2700 })]);
    const nobody = await ask(
      `${DAYS}&groupBy=member&bucket=month&memberId=019a6a00-0000-7000-8000-000000000000`,
    );
    expect(nobody).toMatchObject({ rows: [], totals: { seconds: 0, billedSeconds: 0, amounts: [] } });
  });

  it('count what is rounded as one whole, also where the days asked for cut it', async () => {
    const rounding = { minutes: 60, direction: 'up', scope: 'week', minimumMinutes: 0 };
    const weekly = await anEngagement(anna, { rate: EUR('10.00'), rounding });
    await log({ engagementId: weekly.id, day: '2026-09-07', durationSeconds: 1800 });
    await log({ engagementId: weekly.id, day: '2026-09-09', durationSeconds: 600 });
    const half = async (days: string) =>
      (await ask(`${days}&groupBy=client&bucket=day&engagementId=${weekly.id}`)).totals;
    const [first, second] = [
      await half('from=2026-09-07&to=2026-09-08'),
      await half('from=2026-09-08&to=2026-09-14'),
    ];
    expect(first.billedSeconds + second.billedSeconds).toBe(3600);
    expect(Number(first.amounts[0]?.amount) + Number(second.amounts[0]?.amount)).toBe(10);
  });

  it('are for members: assistants see their own engagements, contacts none', async () => {
    const bea = await aMember(test, anna);
    await anna.put(`/engagements/${rounded.id}/assistants`, { memberIds: [bea.id] }).expect(200);
    const { rows, totals } = await ask(`${DAYS}&groupBy=engagement&bucket=month`, bea.visitor);
    expect(rows.map(({ name }) => name)).toEqual(['Texts']);
    expect(totals.billedSeconds).toBe(2700);
    const giulia = await signedInContact(test, anna, plain.clientId);
    await giulia.visitor.get(`/insights?${DAYS}&groupBy=client&bucket=month`).expect(403);
  });

  it('refuse days that end before they begin, and more than ten years', async () => {
    for (const days of ['from=2026-11-02&to=2026-11-02', 'from=2000-01-01&to=2026-01-01'])
      await anna.get(`/insights?${days}&groupBy=client&bucket=month`).expect(400);
  });
});
