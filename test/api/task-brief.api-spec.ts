import { aPortalContact } from '../builders/contact.js';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import type { BuiltMember } from '../builders/member.js';
import { aPractice, type PortalContact } from '../builders/practice.js';
import { aService } from '../builders/service.js';
import { aTask, moved } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

/** Monday, 09:30 in Rome. */
const NOW = '2026-11-16T08:30:00Z';

let test: TestApp;
let anna: Visitor;
let bea: BuiltMember;
let office: BuiltEngagement;
let giulia: PortalContact;

beforeAll(async () => {
  test = await startApp({ now: NOW });
  ({ anna, bea, office, giulia } = await aPractice(test, { noticeMinutes: 480, holidays: 'IT' }));
});
beforeEach(() => test.clock.set(NOW));
afterAll(() => test.close());

const here = () => ({ engagementId: office.id });

describe('the hours of an engagement', () => {
  it('are Monday to Friday from nine to five without holidays, until somebody agrees otherwise', async () => {
    expect(await anEngagement(anna)).toMatchObject({
      workingWindows: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
      holidays: null,
      noticeMinutes: null,
    });
  });

  it('are agreed by the owner and read by everybody', async () => {
    const { id, clientId } = await anEngagement(anna);
    const hours = {
      workingWindows: [
        { weekdays: [2, 1, 2], from: '09:00', to: '13:00' },
        { weekdays: [1], from: '22:00', to: '02:00' },
      ],
      holidays: 'DE-BE',
      noticeMinutes: 960,
    };
    const { body } = await anna.patch(`/engagements/${id}`, hours).expect(200);
    const kept = { ...hours, workingWindows: [{ ...hours.workingWindows[0], weekdays: [1, 2] }, hours.workingWindows[1]] }; // prettier-ignore
    expect(body).toMatchObject(kept);
    const lena = await aPortalContact(test, anna, { clientId });
    const read = await lena.visitor.get(`/engagements/${id}`).expect(200);
    expect(read.body).toMatchObject(kept);
    await lena.visitor.patch(`/engagements/${id}`, { holidays: null }).expect(403);
    const cleared = await anna
      .patch(`/engagements/${id}`, { holidays: null, noticeMinutes: null })
      .expect(200);
    expect(cleared.body).toMatchObject({ ...kept, holidays: null, noticeMinutes: null });
  });

  it('are refused over no day, at no clock, of no region', async () => {
    const wrong = (fields: object) => anna.patch(`/engagements/${office.id}`, fields).expect(400);
    const problems = async (fields: object) =>
      (await wrong(fields)).body.errors.map(({ field, code }: Record<string, string>) => `${field}: ${code}`);
    const window = { weekdays: [1], from: '09:00', to: '17:00' };
    expect(await problems({ workingWindows: [] })).toEqual(['workingWindows: too-few']);
    expect(await problems({ workingWindows: [{ ...window, weekdays: [] }] })).toEqual([
      'workingWindows.0.weekdays: required',
    ]);
    expect(await problems({ workingWindows: [{ ...window, to: '24:30' }] })).toEqual([
      'workingWindows.0.to: time',
    ]);
    expect(await problems({ workingWindows: [{ ...window, weekdays: [8] }] })).toHaveLength(1);
    expect(await problems({ workingWindows: Array.from({ length: 15 }, () => window) })).toHaveLength(1);
    expect(await problems({ workingWindows: 'always' })).toHaveLength(1);
    for (const holidays of ['XX', 'IT-99', 'it', 'DE-', 'DE-BE-X'])
      expect(await problems({ holidays })).toEqual(['holidays: one-of']);
    expect(await problems({ noticeMinutes: 0 })).toEqual(['noticeMinutes: too-small']);
    await anna.post('/engagements', { clientId: office.clientId, name: 'X', timeZone: 'Europe/Rome', currency: 'EUR', holidays: 'XX' }).expect(400); // prettier-ignore
  });

  it('know the holidays of these regions, in the reader’s language', async () => {
    const { body } = await anna.get('/holiday-regions').expect(200);
    expect(body.items).toContainEqual({ code: 'IT', name: 'Italy' });
    expect(body.items).toContainEqual({ code: 'DE-BE', name: 'Germany: Berlin' });
    const italian = await giulia.visitor.get('/holiday-regions').expect(200);
    expect(italian.body.items).toContainEqual({ code: 'DE', name: 'Germania' });
  });
});

describe('the brief of a task', () => {
  const brief = {
    brief: 'Two nights in Milan',
    purpose: 'The fair in May',
    inputs: 'Passport in the folder',
    acceptanceCriteria: 'Tickets and hotel confirmed',
    priority: 'high',
    language: 'de',
    dueOn: '2026-11-20',
    dueTime: '15:30',
  } as const;

  it('is told by a contact in full', async () => {
    const task = await aTask(giulia.visitor, { ...here(), ...brief });
    expect(task).toMatchObject({ ...brief, dueAt: '2026-11-20T14:30:00Z', rush: false, changedAt: NOW });
    const { body } = await bea.visitor.get(`/tasks/${task.id}`).expect(200);
    expect(body).toMatchObject(brief);
  });

  it('is as plain as can be when nothing more is said', async () => {
    expect(await aTask(giulia.visitor, here())).toMatchObject({
      purpose: '',
      inputs: '',
      acceptanceCriteria: '',
      priority: 'normal',
      language: null,
      dueOn: null,
      dueTime: null,
      dueAt: null,
      rush: false,
      checklist: { done: 0, total: 0 },
      commentsCount: 0,
      openQuestion: null,
      playbookId: null,
      recurringTaskId: null,
    });
  });

  it('leaves the checklist and the playbook to members', async () => {
    for (const field of [{ checklist: [{ text: 'Look' }] }, { playbookId: office.id }]) {
      const { body } = await giulia.visitor.post('/tasks', { ...here(), title: 'X', ...field }).expect(403);
      expect(body).toMatchObject({
        code: 'task.field-of-members',
        details: { field: Object.keys(field)[0] },
      });
    }
  });

  it('says clearly what cannot be taken', async () => {
    const wrong = {
      ...here(),
      title: 'x'.repeat(201),
      purpose: 'x'.repeat(20_001),
      priority: 'now',
      language: 'fr',
      dueTime: '25:00',
      inputs: 7,
      checklist: [{ text: '', by: 'nobody' }],
    };
    const { body } = await anna.post('/tasks', wrong).expect(400);
    expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'checklist.0.by',
      'checklist.0.text',
      'dueTime',
      'inputs',
      'language',
      'priority',
      'purpose',
      'title',
    ]);
    const timeless = await anna.post('/tasks', { ...here(), title: 'When?', dueTime: '10:00' }).expect(422);
    expect(timeless.body.code).toBe('task.due-time-without-day');
  });

  it('changes piece by piece; a day taken away takes its time with it', async () => {
    const task = await aTask(anna, { ...here(), ...brief });
    const path = `/tasks/${task.id}`;
    const moved = await anna.patch(path, { dueOn: '2026-11-23' }).expect(200);
    expect(moved.body).toMatchObject({ ...brief, dueOn: '2026-11-23', dueAt: '2026-11-23T14:30:00Z' });
    const allDay = await anna.patch(path, { dueTime: null, priority: 'urgent' }).expect(200);
    expect(allDay.body).toMatchObject({ dueTime: null, dueAt: '2026-11-23T23:00:00Z', priority: 'urgent' });
    await anna.patch(path, { dueTime: '08:00' }).expect(200);
    const never = await anna.patch(path, { dueOn: null }).expect(200);
    expect(never.body).toMatchObject({ dueOn: null, dueTime: null, dueAt: null });
    await anna.patch(path, { dueTime: '08:00' }).expect(422);
  });

  it('is overdue from its due time on', async () => {
    const task = await aTask(anna, { ...here(), dueOn: '2026-11-16', dueTime: '15:30' });
    const overdue = async () => (await anna.get(`/tasks/${task.id}`).expect(200)).body.overdue as boolean;
    test.clock.set('2026-11-16T14:29:59Z');
    expect(await overdue()).toBe(false);
    test.clock.set('2026-11-16T14:30:00Z');
    expect(await overdue()).toBe(true);
  });

  it('keeps its due time on the wall when the engagement moves to another zone', async () => {
    const elsewhere = await anEngagement(anna);
    const place = { engagementId: elsewhere.id, dueOn: '2026-11-20' };
    const timed = await aTask(anna, { ...place, dueTime: '15:30' });
    const allDay = await aTask(anna, place);
    await anna.patch(`/engagements/${elsewhere.id}`, { timeZone: 'America/New_York' }).expect(200);
    const dueAt = async ({ id }: { id: string }) => (await anna.get(`/tasks/${id}`).expect(200)).body.dueAt;
    expect(await dueAt(timed)).toBe('2026-11-20T20:30:00Z');
    expect(await dueAt(allDay)).toBe('2026-11-21T05:00:00Z');
  });
});

describe('a rush task', () => {
  const wished = async (dueOn: string | null, dueTime: string | null = null) =>
    (await aTask(giulia.visitor, { ...here(), dueOn, dueTime })).rush;

  it('is one that is wanted with less business time than was agreed', async () => {
    // Monday 09:30: seven and a half business hours are left today.
    expect(await wished('2026-11-16')).toBe(true);
    expect(await wished('2026-11-17', '09:29')).toBe(true);
    expect(await wished('2026-11-17', '09:30')).toBe(false);
    expect(await wished(null)).toBe(false);
  });

  it('is told over a weekend and a holiday', async () => {
    // Friday 4 December 15:00; Tuesday 8 December is a holiday in Italy: Monday and Wednesday remain.
    test.clock.set('2026-12-04T14:00:00Z');
    await giulia.visitor.signIn(giulia.email);
    expect(await wished('2026-12-07', '14:59')).toBe(true);
    expect(await wished('2026-12-07', '15:00')).toBe(false);
    test.clock.set('2026-12-07T14:00:00Z');
    expect(await wished('2026-12-09', '14:59')).toBe(true);
    expect(await wished('2026-12-09', '15:00')).toBe(false);
  });

  it('is none where no notice was agreed, and no longer when it may take longer', async () => {
    const elsewhere = await anEngagement(anna);
    expect((await aTask(anna, { engagementId: elsewhere.id, dueOn: '2026-11-16' })).rush).toBe(false);
    const task = await aTask(giulia.visitor, { ...here(), dueOn: '2026-11-16' });
    const later = await giulia.visitor.patch(`/tasks/${task.id}`, { dueOn: '2026-11-19' }).expect(200);
    expect(later.body.rush).toBe(false);
    const renamed = await giulia.visitor.patch(`/tasks/${task.id}`, { title: 'Other words' }).expect(200);
    expect(renamed.body.rush).toBe(false);
  });
});

describe('the list of tasks', () => {
  let inbox: BuiltEngagement;
  let serviceId: string;
  const titles = async (search: string, who = anna) => {
    const { body } = await who.get(`/tasks?engagementId=${inbox.id}${search}`).expect(200);
    return body.items.map(({ title }: { title: string }) => title);
  };

  beforeAll(async () => {
    test.clock.set(NOW);
    inbox = await anEngagement(anna, { clientId: office.clientId, assistantIds: [bea.id] });
    serviceId = (await aService(anna, { engagementId: inbox.id, turnaroundMinutes: 60 })).id;
    const make = async (title: string, fields: Parameters<typeof aTask>[1]) => {
      test.clock.advance({ minutes: 1 });
      return aTask(anna, { engagementId: inbox.id, title, ...fields });
    };
    await make('afternoon', { dueOn: '2026-11-16', dueTime: '16:00', priority: 'low' });
    await make('morning', { dueOn: '2026-11-16', dueTime: '10:00', assigneeId: bea.id });
    await make('urgent 100%', { priority: 'urgent', brief: 'Call the PLUMBER' });
    const gone = await make('gone', { dueOn: '2026-11-18', priority: 'urgent' });
    await moved(anna, gone, 'cancelled');
    await make('promised', { serviceId, dueOn: '2026-11-30' });
    test.clock.advance({ minutes: 1 });
    const first = (await anna.get(`/tasks?engagementId=${inbox.id}&q=afternoon`).expect(200)).body.items[0];
    await anna.patch(`/tasks/${first.id}`, { inputs: 'Touched' }).expect(200);
  });

  it('stands in the order of what comes next, of what changed, or of what presses', async () => {
    expect(await titles('')).toEqual(['morning', 'afternoon', 'promised', 'urgent 100%', 'gone']);
    expect(await titles('&order=due')).toEqual(await titles(''));
    expect(await titles('&order=updated')).toEqual([
      'afternoon',
      'promised',
      'gone',
      'urgent 100%',
      'morning',
    ]);
    expect(await titles('&order=board')).toEqual(['urgent 100%', 'morning', 'promised', 'afternoon', 'gone']);
  });

  it.each(['due', 'updated', 'board'])('comes page by page in the order %s, each once', async (order) => {
    const seen: string[] = [];
    let cursor: string | null = '';
    do {
      const page: string = `/tasks?engagementId=${inbox.id}&order=${order}&limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await anna.get(page).expect(200);
      seen.push(...body.items.map(({ title }: { title: string }) => title));
      cursor = body.nextCursor;
      const other = order === 'due' ? 'board' : 'due';
      if (cursor) await anna.get(`/tasks?order=${other}&cursor=${cursor}`).expect(400);
    } while (cursor);
    expect(seen).toEqual(await titles(`&order=${order}`));
  });

  it('is asked for by client, member, service, priority, words and days', async () => {
    expect(await titles(`&clientId=${inbox.clientId}&open=false`)).toEqual(['gone']);
    expect(await titles(`&clientId=${inbox.id}`)).toEqual([]);
    expect(await titles(`&assigneeId=${bea.id}`)).toEqual(['morning']);
    expect(await titles(`&serviceId=${serviceId}`)).toEqual(['promised']);
    expect(await titles('&priority=urgent&open=true')).toEqual(['urgent 100%']);
    expect(await titles('&q=plumb')).toEqual(['urgent 100%']);
    expect(await titles(`&q=${encodeURIComponent('100%')}`)).toEqual(['urgent 100%']);
    expect(await titles(`&q=${encodeURIComponent('%')}`)).toEqual(['urgent 100%']);
    expect(await titles('&q=_')).toEqual([]);
    expect(await titles('&dueFrom=2026-11-16&dueBefore=2026-11-18')).toEqual(['morning', 'afternoon']);
    await anna.get('/tasks?order=mine').expect(400);
    await anna.get('/tasks?dueFrom=soon').expect(400);
    const all = `&clientId=${inbox.clientId}&assigneeId=${bea.id}&serviceId=${serviceId}&turn=assistant&status=accepted`;
    const rest = '&priority=normal&open=true&q=x&dueFrom=2026-11-16&dueBefore=2026-11-18&late=true';
    expect(await titles(`${all}${rest}&order=board&recurringTaskId=${inbox.id}`, bea.visitor)).toEqual([]);
  });

  it('knows what is late, by its due moment or by its promise', async () => {
    test.clock.set('2026-11-16T09:00:00Z');
    expect(await titles('&late=true')).toEqual(['morning']);
    test.clock.set('2026-11-16T10:00:00Z');
    expect(await titles('&late=true')).toEqual(['morning', 'promised']);
    expect(await titles('&late=false')).toEqual(['afternoon', 'urgent 100%', 'gone']);
  });
});
