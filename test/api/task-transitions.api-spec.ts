import { Transactions } from '../../src/platform/database/transaction.js';
import { contactActor, type Actor } from '../../src/kernel/actor.js';
import { taskStatuses, turnOf, type TaskStatus } from '../../src/modules/tasks/task.rules.js';
import { TasksService } from '../../src/modules/tasks/tasks.service.js';
import { aPortalContact } from '../builders/contact.js';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aTask, moved } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';

const people = [
  'owner',
  'assistant',
  'assistantElsewhere',
  'requester',
  'colleague',
  'contactElsewhere',
  'stranger',
] as const;
type Who = (typeof people)[number];
/** Who finds the task at all. */
const inReach: readonly Who[] = ['owner', 'assistant', 'requester', 'colleague'];

const members: readonly Who[] = ['owner', 'assistant'];
const contacts: readonly Who[] = ['requester', 'colleague'];
const owner: readonly Who[] = ['owner'];
const asker: readonly Who[] = ['owner', 'requester'];

/** Who may make which step, written down anew from the issue: the product's own table is tested, not read. */
const agreed: Readonly<Record<TaskStatus, Partial<Record<TaskStatus, readonly Who[]>>>> = {
  requested: { accepted: members, declined: members, in_progress: members, cancelled: asker },
  accepted: {
    in_progress: members,
    waiting_for_client: members,
    waiting_for_third_party: members,
    cancelled: asker,
  },
  in_progress: {
    waiting_for_client: members,
    waiting_for_third_party: members,
    delivered: members,
    cancelled: owner,
  },
  waiting_for_client: {
    in_progress: [...members, ...contacts],
    waiting_for_third_party: members,
    cancelled: owner,
  },
  waiting_for_third_party: { in_progress: members, waiting_for_client: members, cancelled: owner },
  delivered: { done: [...owner, ...contacts], change_requested: contacts, cancelled: owner },
  change_requested: {
    in_progress: members,
    delivered: members,
    waiting_for_client: members,
    cancelled: owner,
  },
  declined: {},
  done: { in_progress: owner },
  cancelled: {},
};
/** What nobody does without a word, or somebody does not. */
const needsWords: readonly string[] = [
  'requested declined',
  'accepted waiting_for_client',
  'accepted waiting_for_third_party',
  'in_progress waiting_for_client',
  'in_progress waiting_for_third_party',
  'waiting_for_client in_progress requester',
  'waiting_for_client in_progress colleague',
  'waiting_for_client waiting_for_third_party',
  'waiting_for_third_party waiting_for_client',
  'delivered done owner',
  'delivered change_requested',
  'change_requested waiting_for_client',
  'done in_progress',
];

let test: TestApp;
let office: BuiltEngagement;
let visitors: Record<Who, Visitor>;
let giulia: Awaited<ReturnType<typeof aPortalContact>>;

beforeAll(async () => {
  test = await startApp({ now: NOW });
  // Tasks are put where a test begins: nobody stands behind that, and no audit is kept of it.
  await test.sql('SET session_replication_role = replica');
  const anna = await test.visitor().signUp();
  const bea = await aMember(test, anna);
  const carla = await aMember(test, anna);
  office = await anEngagement(anna, { assistantIds: [bea.id] });
  giulia = await aPortalContact(test, anna, { clientId: office.clientId });
  visitors = {
    owner: anna,
    assistant: bea.visitor,
    assistantElsewhere: carla.visitor,
    requester: giulia.visitor,
    colleague: (await aPortalContact(test, anna, { clientId: office.clientId })).visitor,
    contactElsewhere: (await aPortalContact(test, anna)).visitor,
    stranger: await test.visitor().signUp({ email: 'stranger@example.com' }),
  };
});
afterAll(() => test.close());

/** A task that the requester has asked for, wherever it is now. */
async function standing(status: TaskStatus): Promise<string> {
  const { id } = await aTask(visitors.requester, { engagementId: office.id });
  const closedAt = turnOf(status) === 'none' ? NOW : null;
  await test.sql('UPDATE task SET status = $2, closed_at = $3 WHERE id = $1', [id, status, closedAt]);
  return id;
}
const move = (who: Who, id: string, to: TaskStatus, note?: string) =>
  visitors[who].post(`/tasks/${id}/transitions`, { to, ...(note && { note }) });
const stepsOf = (id: string) =>
  test.sql<{ to: string }>('SELECT moved_to AS "to" FROM task_move WHERE task_id = $1 ORDER BY at, id', [id]);
/** What somebody is answered who tries a step. */
function answerTo(who: Who, from: TaskStatus, to: TaskStatus): number {
  if (!inReach.includes(who)) return 404;
  const allowed = agreed[from][to];
  if (!allowed) return 409;
  return allowed.includes(who) ? 200 : 403;
}

describe.each(taskStatuses)('a task that is %s', (from) => {
  it.each(people)('goes where %s may move it, and nowhere else', async (who) => {
    const untouched = await standing(from);
    const answers: Record<string, number> = {};
    const expected: Record<string, number> = {};
    for (const to of taskStatuses) {
      expected[to] = answerTo(who, from, to);
      const id = expected[to] === 200 ? await standing(from) : untouched;
      const answer = await move(who, id, to, 'As we said.');
      answers[to] = answer.status;
      if (answer.status === 200) expect(answer.body).toMatchObject({ status: to, turn: turnOf(to) });
    }
    expect(answers).toEqual(expected);
    const [left] = await test.sql<{ status: string; version: number }>('SELECT status, version FROM task WHERE id = $1', [untouched]); // prettier-ignore
    expect(left).toEqual({ status: from, version: 1 });
    expect(await stepsOf(untouched)).toHaveLength(1);
  });

  it('says to everybody in reach where they may move it', async () => {
    const id = await standing(from);
    for (const who of inReach) {
      const { body } = await visitors[who].get(`/tasks/${id}`).expect(200);
      const expected = taskStatuses.filter((to) => agreed[from][to]?.includes(who));
      expect([who, ...(body.can.moves as string[]).toSorted()]).toEqual([who, ...expected.toSorted()]);
    }
  });

  it('takes a word with it where one is needed', async () => {
    for (const [to, allowed] of Object.entries(agreed[from]) as [TaskStatus, readonly Who[]][]) {
      for (const who of allowed) {
        const answer = await move(who, await standing(from), to);
        const silent = [`${from} ${to}`, `${from} ${to} ${who}`].some((step) => needsWords.includes(step));
        expect([who, to, answer.status]).toEqual([who, to, silent ? 422 : 200]);
      }
    }
  });
});

describe('two who decide at the same moment', () => {
  const PAIRS = 20;
  const deliver = async () => {
    const task = await aTask(visitors.requester, { engagementId: office.id });
    await moved(visitors.assistant, task, 'in_progress', 'delivered');
    return task.id;
  };

  it('leave one outcome: the first one’s; the other is told of it', async () => {
    const ids = await Promise.all(Array.from({ length: PAIRS }, deliver));
    const outcomes = await Promise.all(
      ids.map(async (id, pair) => {
        const [one, other] = pair % 2 === 0 ? contacts : contacts.toReversed();
        const answers = await Promise.all([
          move(one as Who, id, 'done'),
          move(other as Who, id, 'change_requested', 'Not yet'),
        ]);
        return { id, statuses: answers.map(({ status }) => status) };
      }),
    );
    for (const { id, statuses } of outcomes) {
      expect(statuses.toSorted()).toEqual([200, 409]);
      const won = statuses[0] === 200 ? 'done' : 'change_requested';
      expect((await visitors.owner.get(`/tasks/${id}`).expect(200)).body.status).toBe(won);
      expect((await stepsOf(id)).map(({ to }) => to)).toEqual(['requested', 'in_progress', 'delivered', won]);
    }
  });

  it('are told that they read an older version, where they name the one they read', async () => {
    const ids = await Promise.all(Array.from({ length: PAIRS }, deliver));
    const outcomes = await Promise.all(
      ids.map(async (id) => {
        const answers = await Promise.all([
          move('requester', id, 'change_requested', 'Not yet').set('If-Match', '"3"'),
          move('colleague', id, 'done').set('If-Match', '"3"'),
          visitors.assistant.patch(`/tasks/${id}`, { title: 'Other words' }).set('If-Match', '"3"'),
        ]);
        return answers.map(({ status }) => status).toSorted();
      }),
    );
    expect(outcomes).toEqual(ids.map(() => [200, 412, 412]));
  });
});

describe('deciding about a task with its document', () => {
  const inTheNameOf = (who: Actor) => {
    const tasks = test.app.get(TasksService);
    const open = test.app.get(Transactions);
    return {
      finish: (id: string) => open.as(who, () => tasks.finish(id)),
      reopen: (id: string, reason: string) => open.as(who, () => tasks.reopen(id, reason)),
    };
  };
  const contact = async () => {
    const [row] = await test.sql<{ workspaceId: string }>('SELECT workspace_id AS "workspaceId" FROM engagement WHERE id = $1', [office.id]); // prettier-ignore
    return contactActor({
      ...{ workspaceId: row?.workspaceId as string, clientId: office.clientId, engagementId: office.id },
      ...{ contactId: giulia.id, contactName: giulia.name, language: 'it', timeZone: 'Europe/Rome' },
    });
  };

  it('finishes what was delivered, and opens it again with the reason in its history', async () => {
    const { finish, reopen } = inTheNameOf(await contact());
    const done = await standing('delivered');
    expect(await finish(done)).toBe('done');
    expect(await finish(done)).toBe('done');
    await expect(reopen(done, 'Too late')).rejects.toMatchObject({ code: 'task.no-such-move' });
    const again = await standing('delivered');
    expect(await reopen(again, 'The date is wrong')).toBe('change_requested');
    const { body } = await visitors.owner.get(`/tasks/${again}/history`).expect(200);
    expect(body.items.at(-1)).toMatchObject({ to: 'change_requested', note: 'The date is wrong', actorName: giulia.name }); // prettier-ignore
  });

  it('leaves a task alone that was not handed over yet', async () => {
    const { finish, reopen } = inTheNameOf(await contact());
    const open = await standing('in_progress');
    expect(await finish(open)).toBe('in_progress');
    expect(await reopen(open, 'Another word')).toBe('in_progress');
    expect(await stepsOf(open)).toHaveLength(1);
  });
});
