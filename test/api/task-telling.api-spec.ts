import type { BuiltEngagement } from '../builders/engagement.js';
import { aMember, type BuiltMember } from '../builders/member.js';
import { aPractice, type PortalContact } from '../builders/practice.js';
import { aTask, moved } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';

describe('what people are told of a task', () => {
  let test: TestApp;
  let anna: Visitor;
  let bea: BuiltMember;
  let carla: BuiltMember;
  let office: BuiltEngagement;
  let giulia: PortalContact;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    ({ anna, bea, office, giulia } = await aPractice(test));
    carla = await aMember(test, anna);
  });
  afterAll(() => test.close());

  /** Who was told what of it, in alphabetical order: `anna task.requested`. */
  const told = async (id: string) => {
    const rows = await test.sql<{ member: string | null; kind: string; state: string | null; text: string }>(
      `SELECT m.email AS member, n.kind, n.state, n.said AS text FROM notice n LEFT JOIN member m ON m.id = n.member_id
       WHERE n.subject_id = $1 AND n.kind IN ('task.requested', 'task.moved')`,
      [id],
    );
    const names = new Map([
      ['anna@example.com', 'anna'],
      [bea.email, 'bea'],
      [carla.email, 'carla'],
    ]);
    return rows
      .map(({ member, kind, state, text }) =>
        [member === null ? 'giulia' : names.get(member as never), kind, state, text]
          .filter(Boolean)
          .join(' '),
      )
      .sort();
  };

  it('reaches the members of the engagement when a client asks for something', async () => {
    const { id } = await aTask(giulia.visitor, { engagementId: office.id });
    expect(await told(id)).toEqual(['anna task.requested', 'bea task.requested']);
  });

  it('reaches a member when another gives them the work, and nobody when they take it themselves', async () => {
    const given = await aTask(anna, { engagementId: office.id, assigneeId: bea.id });
    expect(await told(given.id)).toEqual(['bea task.requested']);
    const own = await aTask(bea.visitor, { engagementId: office.id, assigneeId: bea.id });
    expect(await told(own.id)).toEqual([]);
    const later = await aTask(anna, { engagementId: office.id });
    await anna.patch(`/tasks/${later.id}`, { assigneeId: bea.id }).expect(200);
    await anna.patch(`/tasks/${later.id}`, { title: 'Other words' }).expect(200);
    expect(await told(later.id)).toEqual(['bea task.requested']);
  });

  it.each([
    ['accepted', ['accepted']],
    ['declined', ['declined']],
    ['delivered', ['in_progress', 'delivered']],
    ['cancelled', ['cancelled']],
  ])('reaches the client when it is %s', async (state, path) => {
    const task = await aTask(anna, { engagementId: office.id });
    await test.sql('SET session_replication_role = replica');
    await test.sql(`UPDATE task SET status = 'requested' WHERE id = $1`, [task.id]);
    await test.sql('SET session_replication_role = DEFAULT');
    await moved(anna, task, ...path);
    expect(await told(task.id)).toEqual([`giulia task.moved ${state} As we said.`]);
  });

  it('reaches the members when the client decides or takes it back', async () => {
    const task = await aTask(anna, { engagementId: office.id });
    await moved(bea.visitor, task, 'in_progress', 'delivered');
    await moved(giulia.visitor, task, 'change_requested');
    expect(await told(task.id)).toEqual([
      'anna task.moved change_requested As we said.',
      'bea task.moved change_requested As we said.',
      'giulia task.moved delivered As we said.',
    ]);
    const wish = await aTask(giulia.visitor, { engagementId: office.id });
    await giulia.visitor.post(`/tasks/${wish.id}/transitions`, { to: 'cancelled' }).expect(200);
    expect(await told(wish.id)).toEqual(
      expect.arrayContaining(['anna task.moved cancelled', 'bea task.moved cancelled']),
    );
  });
});
