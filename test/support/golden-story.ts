import { anAppointment } from '../builders/appointment.js';
import { aContact, aPortalContact } from '../builders/contact.js';
import { aDeliverable, type BuiltDeliverable } from '../builders/deliverable.js';
import { anEngagement, type EngagementFields } from '../builders/engagement.js';
import { aQuestion } from '../builders/question.js';
import { aService } from '../builders/service.js';
import { aTask } from '../builders/task.js';
import type { TestApp } from './start-app.js';
import type { Visitor } from './visitor.js';

export interface SentReport { id: string; week: string; number: number; contentSha256: string; content: Content } // prettier-ignore
interface Money { amount: string; currency: string } // prettier-ignore
interface Counted { id: string; seconds: number; amount: Money | null } // prettier-ignore
interface CountedEntry extends Counted { day: string; billedSeconds: number | null } // prettier-ignore
export interface Content {
  from: string; to: string; figuresAsOf: string; acceptedAfterDays: number | null; next: { on: string | null; text: string } | null;
  agreement: { id: string; validFrom: string; acceptedAt: string | null } | null;
  totals: { seconds: number; billableSeconds: number; billedSeconds: number; amount: Money | null };
  entries: CountedEntry[]; late: CountedEntry[]; corrections: Counted[]; days: { day: string; seconds: number }[];
  services: { name: string | null; seconds: number; billableSeconds: number }[];
  tasks: { taskId: string | null; seconds: number; status: string | null }[];
  lines: { entryIds: string[]; correctionId: string | null; actualSeconds: number; billedSeconds: number; amount: Money | null }[];
  balance: { periodStart: string; periodEnd: string; allowanceMinutes: number; carriedSeconds: number; usedSeconds: number; leftSeconds: number;
    overageSeconds: number; expiring: { seconds: number; on: string }[]; ledger: { day: string; kind: string; seconds: number; leftSeconds: number }[] } | null;
  clauses: { id: string; kind: string; outcome: string; value: number | null; comment: string; cases: { met: number; of: number } | null; evidence: { id: string | null; met: boolean }[] }[];
  questions: { id: string; waitedSeconds: number; answeredAt: string | null }[];
  waited: { assistantSeconds: number; clientSeconds: number };
  waits: { taskId: string }[];
  deliverables: { id: string; versionNumber: number; decision: string | null; decidedBy: string | null }[];
  appointments: { items: { id: string; attendance: string | null; useful: string | null; charged: { entryId: string; seconds: number } | null }[];
    rate: { attended: number; of: number } | null };
  before: { from: string; seconds: number; billedSeconds: number }[];
  revision: { differences: object[]; figures: { figure: string; from: unknown; to: unknown }[] } | null;
  value: { tasksDone: number; documents: number; decisions: number; secondsGivenBack: number };
} // prettier-ignore

export interface GoldenStory {
  readonly engagementId: string;
  /** The five weeks in order, as they were sent. */
  readonly reports: readonly SentReport[];
  /** The second version of the fourth week. */
  readonly revision: SentReport;
  /** Of the client: three languages, three zones. */
  readonly readers: readonly { email: string; language: string; timeZone: string }[];
  /** Of the task that was late, and of the entry that was told a week after its own. */
  readonly lateTaskId: string;
  readonly lateEntryId: string;
}

/** What holidays there are in these weeks in Austria: everybody knows them. */
export const HOLIDAYS = ['2026-10-26', '2026-11-01'] as const;

const EUR = (amount: string) => ({ amount, currency: 'EUR' });
const WORKDAYS = [1, 2, 3, 4, 5];
const TERMS = {
  rate: EUR('35.00'),
  allowanceMinutes: 26 * 60,
  showAmounts: true,
  rollover: { periods: 1, capMinutes: 30 },
  overage: { mode: 'ask', limitMinutes: null, rate: null },
  rounding: { minutes: 15, direction: 'up', scope: 'task_day', minimumMinutes: 0 },
  discountBasisPoints: 500,
  surcharges: [
    { name: 'Rush', kind: 'rush', weekdays: [], from: null, to: null, basisPoints: 2500 },
    { name: 'Evening', kind: 'window', weekdays: WORKDAYS, from: '18:00', to: '22:00', basisPoints: 1000 },
  ],
  acceptedAfterDays: 5,
  clauses: [
    { kind: 'minutes', terms: { min: 120, max: 900, per: 'week' } },
    { kind: 'turnaround', terms: { serviceId: null, businessMinutes: 960, percent: 95 } },
    { kind: 'response', terms: { businessMinutes: 240, percent: 90 } },
    { kind: 'deliverables', terms: { min: 1, per: 'period' } },
    { kind: 'working_window', terms: { percent: 60 } },
  ],
} as const;

/**
 * Five weeks of one engagement in Vienna, 12 October to 15 November 2026, told over the API at the hours at which they
 * happened: a holiday, the end of summer time, a month that turns within a week, another rate, work that is rush, in
 * the evening, over midnight, not billable, late and corrected; a late task, questions, a change request, documents
 * in versions; a month beyond its allowance. Each Monday the week before is reviewed and sent.
 */
export async function tellGoldenStory(test: TestApp): Promise<GoldenStory> {
  const at = (local: string) =>
    test.clock.set(Temporal.PlainDateTime.from(`2026-${local}`).toZonedDateTime('Europe/Vienna').toInstant().toString()); // prettier-ignore
  at('10-12T07:00');
  const anna = await (await test.visitor().signUp({ timeZone: 'Europe/Vienna' })).lasting();
  const engagement = await anEngagement(anna, {
    ...{ timeZone: 'Europe/Vienna', startsOn: '2026-10-12', holidays: 'AT' },
    ...(TERMS as unknown as EngagementFields),
  });
  const { id: engagementId, clientId } = engagement;
  await anna.put(`/engagements/${engagementId}/schedule`, { enabled: false, weekday: 1, time: '08:00', autoSend: false }).expect(200); // prettier-ignore
  const readers = [
    { email: 'giulia@example.com', name: 'Giulia Bianchi', language: 'it', timeZone: 'Europe/Rome' },
    { email: 'james@example.com', name: 'James Harper', language: 'en', timeZone: 'America/New_York' },
    { email: 'lena@example.com', name: 'Lena Vogt', language: 'de', timeZone: 'Asia/Tokyo' },
  ];
  const contact = await aPortalContact(test, anna, { clientId, ...readers[0] });
  for (const reader of readers.slice(1)) await aContact(anna, { clientId, ...reader });
  const giulia = async () => contact.visitor.signIn(contact.email);
  const services: Record<string, string> = {};
  for (const name of ['Inbox', 'Travel', 'Research'])
    services[name] = (await aService(anna, { engagementId, name })).id;

  const log = async (day: string, from: string, to: string, fields: object = {}) => {
    const end =
      to < from ? Temporal.PlainDate.from(`2026-${day}`).add({ days: 1 }).toString() : `2026-${day}`;
    at(`${end.slice(5)}T${to}`);
    return logNow(anna, { engagementId, localStart: `2026-${day}T${from}`, localEnd: `${end}T${to}`, ...fields }); // prettier-ignore
  };
  const move = async (local: string, who: Visitor, task: { id: string }, to: string) => {
    at(local);
    await who.post(`/tasks/${task.id}/transitions`, { to, note: 'As we said.' }).expect(200);
  };
  const asked = async (local: string, title: string, service: string) => {
    at(local);
    return aTask(await giulia(), { engagementId, title, serviceId: services[service] });
  };
  const handOver = async (local: string, taskId: string, title: string) => {
    at(local);
    return aDeliverable(anna, { engagementId, taskId, title });
  };
  const decide = async (local: string, paper: BuiltDeliverable, version: number, what: string, sha256: string) => {
    at(local);
    const said = { version, sha256, ...(what === 'change-requests' && { reason: 'One page is missing.' }) };
    await (await giulia()).post(`/deliverables/${paper.id}/${what}`, said).expect(201);
  }; // prettier-ignore
  const met = async (day: string, from: string, to: string, attendance: string, useful?: string) => {
    const instant = (local: string) => Temporal.PlainDateTime.from(`2026-${day}T${local}`).toZonedDateTime('Europe/Vienna').toInstant().toString(); // prettier-ignore
    const place = { engagementId, contactIds: [contact.id], title: `Talk of ${day}` };
    at(`${day}T${from}`);
    const { id } = await anAppointment(anna, { ...place, startsAt: instant(from), endsAt: instant(to) });
    at(`${day}T${to}`);
    await anna.put(`/appointments/${id}/attendance`, { attendance }).expect(200);
    if (useful) await (await giulia()).post(`/appointments/${id}/useful`, { useful }).expect(200);
  };
  const reports: SentReport[] = [];
  const report = async (local: string, week: string, words: object = {}) => {
    at(local);
    reports.push(await reviewedAndSent(anna, engagementId, week, words));
  };

  // 12–18 October: the numbers of R-14, and a document that the client wants changed.
  const archive = await asked('10-12T09:00', 'Archive of 2025', 'Research');
  await move('10-12T09:30', anna, archive, 'in_progress');
  const first = await log('10-12', '10:00', '10:07', { taskId: archive.id, serviceId: services['Research'] });
  await log('10-12', '11:00', '11:22', { taskId: archive.id, serviceId: services['Research'] });
  await log('10-12', '14:00', '14:04', { taskId: archive.id, serviceId: services['Research'] });
  await log('10-13', '09:00', '09:16', { taskId: archive.id, serviceId: services['Research'] });
  await log('10-13', '13:00', '13:11', { taskId: archive.id, serviceId: services['Research'] });
  await log('10-14', '09:00', '09:38', { taskId: archive.id, serviceId: services['Research'] });
  const list = await handOver('10-14T11:00', archive.id, 'List of the archive');
  await move('10-14T11:30', anna, archive, 'delivered');
  await log('10-16', '09:00', '09:30', { billable: false, description: 'Planning of the week' });
  await decide('10-16T15:00', list, 1, 'change-requests', list.latest.sha256);
  await report('10-19T08:05', '2026-W42', {
    word: 'A first week.',
    next: { on: '2026-10-21', text: 'A call' },
  });

  // 19–25 October: a question, an evening, rush, a night in which the clocks go back.
  const trip = await asked('10-19T09:00', 'Trip to Munich', 'Travel');
  await move('10-19T13:00', anna, trip, 'in_progress');
  await log('10-19', '14:00', '15:10', { taskId: trip.id, serviceId: services['Travel'] });
  at('10-20T10:00');
  const question = await aQuestion(anna, trip, { text: 'The train or the plane?' });
  at('10-20T16:00');
  const second = await anna
    .upload(`/deliverables/${list.id}/versions`, { show: 'true' }, { name: 'list.txt', content: 'Whole' })
    .expect(201);
  await move('10-20T16:10', anna, archive, 'delivered');
  const { sha256 } = (second.body as BuiltDeliverable).latest;
  await decide('10-21T09:00', list, 2, 'acceptances', sha256);
  await log('10-21', '17:30', '19:00', { serviceId: services['Inbox'], description: 'Invitations' });
  at('10-22T12:00');
  await (await giulia()).post(`/questions/${question.id}/answers`, { text: 'The train.' }).expect(200);
  await log('10-22', '13:00', '14:20', { taskId: trip.id, serviceId: services['Travel'], rush: true });
  const offers = await asked('10-22T16:00', 'Three offers compared', 'Research');
  await handOver('10-23T15:00', trip.id, 'Itinerary');
  await move('10-23T15:30', anna, trip, 'delivered');
  await log('10-24', '23:30', '01:00', { serviceId: services['Inbox'] });
  await log('10-25', '01:30', '03:30', { serviceId: services['Inbox'] });
  await met('10-23', '16:00', '16:30', 'attended', 'yes');
  await report('10-27T08:05', '2026-W43', { word: 'The train is booked.' });

  // 26 October – 1 November: a holiday, a late task, a correction, an entry that comes late, a month that turns.
  await move('10-27T09:10', anna, offers, 'in_progress');
  await log('10-27', '10:00', '12:20', { taskId: offers.id, serviceId: services['Research'] });
  at('10-28T09:00');
  await anna.post('/adjustments', { entryId: first.id, seconds: -240, reason: 'Counted twice' }).expect(201);
  await move('10-29T10:00', await giulia(), trip, 'done');
  at('10-29T11:00');
  const late = await logNow(anna, {
    ...{ engagementId, localStart: '2026-10-22T10:00', localEnd: '2026-10-22T10:50' },
    ...{ taskId: trip.id, serviceId: services['Travel'], description: 'Seats' },
  });
  await met('10-29', '15:00', '15:30', 'no_show_client');
  await log('10-30', '09:00', '11:00', { serviceId: services['Inbox'] });
  await log('11-01', '10:00', '12:00', { serviceId: services['Inbox'] });
  await report('11-02T08:05', '2026-W44', { word: 'The offers come on Monday.' });

  // 2–8 November: other terms, a very long week, a question that stays open.
  at('11-02T08:30');
  const { clauses } = engagement['agreement'] as { clauses: object[] };
  const more = { ...TERMS, clauses, validFrom: '2026-11-02', rate: EUR('38.00') };
  await anna.post(`/engagements/${engagementId}/agreements`, more).expect(201);
  await handOver('11-02T11:50', offers.id, 'Offers');
  await move('11-02T12:00', anna, offers, 'delivered');
  for (const day of ['11-03', '11-04', '11-05', '11-06'])
    for (const [from, to] of [['09:00', '11:05'], ['13:00', '15:10']] as const)
      await log(day, from, to, { serviceId: services['Inbox'], description: 'Move of the office' }); // prettier-ignore
  await met('11-05', '16:00', '17:00', 'late', 'partly');
  await met('11-06', '09:30', '09:45', 'no_show_client');
  const cards = await asked('11-06T10:00', 'Christmas cards', 'Inbox');
  await move('11-06T15:30', anna, cards, 'in_progress');
  at('11-06T16:00');
  await aQuestion(anna, cards, { text: 'With or without a picture?' });
  await report('11-09T08:05', '2026-W45', { word: 'A long week.' });

  // 9–15 November: more than the month allows.
  await log('11-09', '09:00', '12:00', { serviceId: services['Inbox'] });
  await log('11-10', '18:30', '20:00', { serviceId: services['Travel'] });
  await log('11-11', '09:00', '13:00', { serviceId: services['Inbox'] });
  await log('11-12', '09:00', '10:01', { serviceId: services['Research'] });
  await report('11-16T08:05', '2026-W46', { next: { on: null, text: 'We speak on Thursday' } });

  // On Tuesday a break of the long week is remembered, and that week is told anew.
  at('11-17T09:00');
  const told = reports[3];
  const entryId = told?.content.entries[0]?.id;
  const correction = { entryId, seconds: -900, reason: 'The break was missing', inReport: true };
  await anna.post('/adjustments', correction).expect(201);
  const draft = await anna
    .post(`/reports/${told?.id}/revisions`, { reason: 'A break was missing' })
    .expect(201);
  const again = await anna.post(`/reports/${(draft.body as SentReport).id}/send`).expect(200);
  const revision = again.body as SentReport;
  return { engagementId, reports, revision, readers, lateTaskId: offers.id, lateEntryId: late.id };
}

async function logNow(anna: Visitor, body: object): Promise<{ id: string }> {
  return (await anna.post('/time-entries', body).expect(201)).body as { id: string };
}

/** What was not kept gets a word; otherwise it is not sent. */
async function reviewedAndSent(
  anna: Visitor,
  engagementId: string,
  week: string,
  words: object,
): Promise<SentReport> {
  const { id, content } = (await anna.post('/reports', { engagementId, week }).expect(201))
    .body as SentReport;
  const broken = content.clauses.filter(({ outcome }) => outcome === 'not_met');
  const comments = broken.map(({ id: clauseId }) => ({ clauseId, text: 'From now on otherwise.' }));
  await anna.patch(`/reports/${id}`, { ...words, ...(comments.length > 0 && { comments }) }).expect(200);
  return (await anna.post(`/reports/${id}/send`).expect(200)).body as SentReport;
}
