import { aPortalContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aService } from '../builders/service.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

let test: TestApp;
let anna: Visitor;

beforeAll(async () => {
  test = await startApp();
  anna = await test.visitor().signUp();
});
afterAll(() => test.close());

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const path = (engagementId: string, id?: string) =>
  `/engagements/${engagementId}/agreements${id === undefined ? '' : `/${id}`}`;
const plain = (validFrom: string) => ({ validFrom, rate: null, allowanceMinutes: null, showAmounts: false });
const response = { kind: 'response', terms: { businessMinutes: 480, percent: 90 } };
const turnaround = (serviceId: string | null) => ({
  kind: 'turnaround',
  terms: { serviceId, businessMinutes: 960, percent: 95 },
});

describe('what an agreement says beside prices and hours', () => {
  it('is kept as it was said: scope, languages, services, clauses, silence', async () => {
    const { id } = await anEngagement(anna);
    const inbox = await aService(anna, { engagementId: id, name: 'Inbox' });
    const said = {
      scope: 'Included: **inbox**.\n\nNot included: bookkeeping.',
      serviceIds: [inbox.id],
      acceptedAfterDays: 5,
      clauses: [
        { kind: 'minutes', terms: { min: 600, max: null, per: 'week' } },
        turnaround(inbox.id),
        turnaround(null),
        response,
        { kind: 'report_rhythm', terms: { graceHours: 4 } },
        { kind: 'deliverables', terms: { min: 2, per: 'period' } },
        { kind: 'working_window', terms: { percent: 90 } },
      ],
    };
    const body = { ...plain('2026-12-01'), ...said, languages: ['it', 'en', 'it'] };
    const kept = await anna.post(path(id), body).expect(400);
    expect(kept.body.errors).toContainEqual(expect.objectContaining({ field: 'languages', code: 'twice' }));
    const made = await anna.post(path(id), { ...body, languages: ['it', 'en'] }).expect(201);
    expect(made.body).toMatchObject({ ...said, languages: ['en', 'it'] });
    expect(new Set(made.body.clauses.map((clause: { id: string }) => clause.id)).size).toBe(7);
    const { body: read } = await anna.get(path(id, made.body.id)).expect(200);
    expect(read).toMatchObject({ ...said, languages: ['en', 'it'] });
  });

  it('may be said from the beginning, and stands in the engagement of today', async () => {
    const { id } = await anEngagement(anna, { scope: 'Inbox', clauses: [response], acceptedAfterDays: 3 });
    const { body } = await anna.get(`/engagements/${id}`).expect(200);
    expect(body.agreement).toMatchObject({
      scope: 'Inbox',
      clauses: [response],
      acceptedAfterDays: 3,
      answer: null,
      proposedAt: null,
    });
  });

  it('keeps the ids of clauses that go on', async () => {
    const { id, agreement } = await anEngagement(anna, { clauses: [response] });
    const [first] = (agreement as { clauses: { id: string }[] }).clauses;
    const next = await anna
      .post(path(id), {
        ...plain('2026-12-01'),
        clauses: [{ ...first, terms: { ...response.terms, percent: 80 } }],
      })
      .expect(201);
    expect(next.body.clauses).toEqual([
      { id: first?.id, kind: 'response', terms: { businessMinutes: 480, percent: 80 } },
    ]);
  });

  it.each([
    [
      { clauses: [{ ...response, terms: { ...response.terms, percent: 101 } }] },
      'clauses.0.terms.percent',
      'too-large',
    ],
    [{ clauses: [response, response] }, 'clauses.1', 'twice'],
    [{ clauses: [response, { kind: 'response' }] }, 'clauses.1.terms', 'required'],
    [{ clauses: [{ ...response, kind: 'kindness' }] }, 'clauses.0.kind', 'one-of'],
    [{ clauses: [{ ...response, id: 'one' }] }, 'clauses.0.id', 'id'],
    [{ clauses: [{ ...response, percent: 90 }] }, 'clauses.0.percent', 'unknown-field'],
    [
      { clauses: [{ kind: 'minutes', terms: { min: 60, max: 30, per: 'week' } }] },
      'clauses.0.terms.max',
      'less-than-min',
    ],
    [{ clauses: Array(21).fill(response) }, 'clauses', 'too-many'],
    [{ clauses: response }, 'clauses', 'list'],
    [{ scope: 'x'.repeat(5001) }, 'scope', 'too-long'],
    [{ languages: ['fr'] }, 'languages', 'one-of'],
    [{ serviceIds: ['inbox'] }, 'serviceIds', 'id'],
    [{ acceptedAfterDays: 0 }, 'acceptedAfterDays', 'too-small'],
    [{ acceptedAfterDays: 61 }, 'acceptedAfterDays', 'too-large'],
  ])('is refused with %j', async (wrong, field, code) => {
    const { id } = await anEngagement(anna);
    const refused = await anna.post(path(id), { ...plain('2026-12-01'), ...wrong }).expect(400);
    expect(refused.body.errors).toContainEqual(expect.objectContaining({ field, code }));
    for (const { message } of refused.body.errors as { message: string }[])
      expect(message).not.toMatch(/^Please check/);
  });

  it('names services of its own engagement alone', async () => {
    const { id } = await anEngagement(anna);
    const foreign = await aService(anna);
    for (const wrong of [{ serviceIds: [foreign.id] }, { clauses: [turnaround(foreign.id)] }]) {
      await anna.post(path(id), { ...plain('2026-12-01'), ...wrong }).expect(404);
      const { clientId } = await anEngagement(anna);
      await anna
        .post('/engagements', { clientId, name: 'New', timeZone: 'Europe/Rome', currency: 'EUR', ...wrong })
        .expect(404);
    }
  });
});

describe('what changes between agreements', () => {
  it('is told to both sides in their own language, and amounts only to those who see them', async () => {
    const { id, clientId } = await anEngagement(anna, {
      rate: euros('35.00'),
      allowanceMinutes: 1200,
      clauses: [response],
    });
    const giulia = await aPortalContact(test, anna, { clientId, language: 'it' });
    const next = {
      ...plain('2026-12-01'),
      rate: euros('38.00'),
      allowanceMinutes: 1500,
      clauses: [{ ...response, terms: { ...response.terms, percent: 80 } }],
    };
    const { body: made } = await anna.post(path(id), next).expect(201);
    expect(made.changes).toEqual([
      { term: 'rate', label: 'Rate', from: '€35.00 an hour', to: '€38.00 an hour' },
      { term: 'allowance', label: 'Allowance', from: '20:00 hours a period', to: '25:00 hours a period' },
      {
        term: 'clause',
        label: 'Clause',
        from: '90% of the client’s requests and messages answered within 8 hours of working time',
        to: '80% of the client’s requests and messages answered within 8 hours of working time',
      },
    ]);
    const { body: seen } = await giulia.visitor.get(path(id)).expect(200);
    expect(seen.items[0].changes.map((change: { term: string }) => change.term)).toEqual([
      'allowance',
      'clause',
    ]);
    expect(seen.items[0].changes[0]).toEqual({
      term: 'allowance',
      label: 'Pacchetto ore',
      from: '20:00 ore per periodo',
      to: '25:00 ore per periodo',
    });
    expect(JSON.stringify(seen)).not.toMatch(/35[.,]00|38[.,]00/);
    // Both sides know the terms by the same fingerprint.
    expect(seen.items[0].sha256).toBe(made.sha256);
    expect(seen.items[1].changes).toEqual([]);
  });

  it('is told of amounts from the day on which they are shown', async () => {
    const { id, clientId } = await anEngagement(anna, { rate: euros('35.00') });
    const giulia = await aPortalContact(test, anna, { clientId, language: 'en' });
    await anna
      .post(path(id), { ...plain('2026-12-01'), rate: euros('38.00'), showAmounts: true })
      .expect(201);
    const { body } = await giulia.visitor.get(path(id)).expect(200);
    expect(body.items[0].changes).toEqual([
      { term: 'rate', label: 'Rate', from: '', to: '€38.00 an hour' },
      { term: 'amounts', label: 'Amounts', from: 'Not shown to the client.', to: 'Shown to the client.' },
    ]);
  });

  it('follows when an agreement before it is withdrawn', async () => {
    const { id } = await anEngagement(anna, { allowanceMinutes: 600 });
    const between = await anna.post(path(id), { ...plain('2026-12-01'), allowanceMinutes: 900 }).expect(201);
    const last = await anna.post(path(id), { ...plain('2027-01-01'), allowanceMinutes: 1200 }).expect(201);
    const of = async () => (await anna.get(path(id, last.body.id)).expect(200)).body.changes[0].from;
    expect(await of()).toBe('15:00 hours a period');
    await anna.delete(path(id, between.body.id)).expect(204);
    expect(await of()).toBe('10:00 hours a period');
  });
});

describe('an agreement that is read', () => {
  it('is in words, with what stands around its dated terms', async () => {
    const { id, clientId } = await anEngagement(anna, {
      rate: euros('35.00'),
      holidays: 'IT',
      noticeMinutes: 480,
      clauses: [turnaround(null)],
      languages: ['it', 'en'],
    });
    const giulia = await aPortalContact(test, anna, { clientId, language: 'en' });
    const [{ id: first }] = (await anna.get(path(id)).expect(200)).body.items;
    const { body } = await giulia.visitor.get(path(id, first)).expect(200);
    const said = Object.fromEntries(
      body.lines.map((line: { label: string; value: string }) => [line.label, line.value]),
    );
    expect(said).toEqual({
      Languages: 'English and Italian',
      Period: 'A month, from day 1 (the last day where a month is shorter)',
      'Working hours': 'Mon–Fri 09:00–17:00',
      'Public holidays': 'Italy',
      Notice: '8:00 hours of working time; what is wanted sooner is urgent.',
      'Time zone and week': 'Europe/Rome; weeks begin on Monday; amounts in EUR',
      'Work over midnight': 'Counted on the day on which it began.',
      Amounts: 'Not shown to the client.',
    });
    expect(body).toMatchObject({
      clauseTexts: [
        { kind: 'turnaround', text: '95% of all tasks delivered within 16 hours of working time' },
      ],
      changedSinceAccepted: [],
      answers: [],
      proposals: [],
      can: { edit: false, remove: false, propose: false, answer: true },
    });
    const { body: own } = await anna.get(path(id, first)).expect(200);
    expect(own.lines).toContainEqual({ term: 'rate', label: 'Rate', value: '€35.00 an hour' });
  });
});
