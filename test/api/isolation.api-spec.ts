import { randomUUID } from 'node:crypto';
import { ALLOW, PUBLIC } from '../../src/platform/access/allow.js';
import type { Actor } from '../../src/kernel/actor.js';
import { holds, type Permission } from '../../src/kernel/permissions.js';
import { openApiDocument, routesOf } from '../../src/platform/http/openapi.js';
import { aMember } from '../builders/member.js';
import { actions, publicOperations, testedApart, type Action, type Target } from '../support/access-table.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { buildWorld, leaksTo, people, places, reachOf, type Place, type PlaceName, type Who, type World } from '../support/world.js'; // prettier-ignore

/**
 * Every route, as everybody, on everything. What must come out is not written down here: it follows from the word of
 * the route (kernel/permissions.ts), from who has the record in reach, and from the policy of its noun.
 */
describe('who may do what', () => {
  let test: TestApp;
  let world: World;
  const actors = new Map<Who, Actor | null>();

  beforeAll(async () => {
    test = await startApp();
    world = await buildWorld(test);
    for (const who of people) actors.set(who, await world.actor(who));
  }, 60_000);
  afterAll(() => test.close());

  const permissionOf = (operation: string): Permission => {
    const handler = routesOf(test.app).get(operation)?.handler;
    if (!handler) throw new Error(`there is no operation ${operation}`);
    return Reflect.getMetadata(ALLOW, handler) as Permission;
  };

  const expected = (action: Action, who: Who, place: Place, target: Target): number => {
    const actor = actors.get(who);
    if (!actor) return 401;
    if (!holds(actor.role, permissionOf(action.operation))) return 403;
    if (!inReach(action, who, place)) return 404;
    return (action.may?.(actor, place, target) ?? true) ? action.ok : (action.no ?? 403);
  };

  const call = (action: Action, by: Visitor, target: Target, place: Place) => {
    const path = action.path(target, place);
    const body = action.body?.(target, place) ?? {};
    if (action.file) return by.upload(path, body as Record<string, string>, action.file);
    return action.method === 'get' || action.method === 'delete'
      ? by[action.method](path)
      : by[action.method](path, body);
  };

  it('leaves no route without a row: a new one is added to the table or to the list of public ones', () => {
    const routes = [...routesOf(test.app)];
    const isPublic = ([, { handler }]: (typeof routes)[number]) => Reflect.hasMetadata(PUBLIC, handler);
    const guarded = routes.filter((route) => !isPublic(route)).map(([name]) => name);
    const known = [...actions.map(({ operation }) => operation), ...Object.keys(testedApart)];
    expect(guarded.sort()).toEqual([...new Set(known)].sort());
    expect(
      routes
        .filter(isPublic)
        .map(([name]) => name)
        .sort(),
    ).toEqual([...publicOperations].sort());
  });

  it('lets nobody in without a sign-in, with a forged token, or as a removed member', async () => {
    const forged = test.visitor().useToken(`aff_${'a'.repeat(43)}`);
    const { removed, nobody } = world.visitors;
    const open: string[] = [];
    for (const [path, item] of Object.entries(openApiDocument(test.app).paths)) {
      for (const [method, operation] of Object.entries(item as Record<string, { 'x-access'?: string }>)) {
        if (operation['x-access'] === 'public') continue;
        const address = path
          .replace('/api/v1', '')
          .replace(/\{number\}/, '1')
          .replace(/\{\w+\}/g, randomUUID());
        for (const by of [forged, removed, nobody]) {
          const { status } = await by[method as 'get'](address);
          if (status !== 401) open.push(`${method} ${path}: ${status}`);
        }
      }
    }
    expect(open).toEqual([]);
  });

  describe.each(
    actions.map((action) => [[action.operation, action.on].filter(Boolean).join(', '), action] as const),
  )('%s', (_, action) => {
    const where: PlaceName[] =
      action.scope === 'place' ? [...places] : action.scope === 'none' ? ['x'] : ['x', 'z'];

    it.each(where)('at %s', async (name) => {
      const place = world.places[name];
      const answers: Record<string, number> = {};
      const wanted: Record<string, number> = {};
      let target: Target | undefined;
      for (const who of people) {
        const by = world.visitors[who];
        const own = action.scope === 'person' && actors.get(who) !== null;
        if (!target || own) target = (await action.target?.(place, own ? by : place.keeper)) ?? { id: '' };
        wanted[who] = expected(action, who, place, target);
        const answer = await call(action, by, target, place);
        answers[who] = answer.status;
        expect([who, leaksTo(who, answer.text ?? '')]).toEqual([who, []]);
        if (answer.ok && action.method !== 'get') target = undefined;
      }
      expect(answers).toEqual(wanted);
    });
  });

  describe('members', () => {
    it('are kept by owners alone, and only by their own', async () => {
      const { owner, assistant, contactX, stranger, removed } = world.visitors;
      const { id } = await aMember(test, owner);
      const steps = [
        (by: Visitor) => by.patch(`/members/${id}`, { role: 'owner' }),
        (by: Visitor) => by.delete(`/members/${id}`),
        (by: Visitor) => by.post(`/members/${id}/restore`),
      ];
      for (const step of steps) {
        const refused = [
          await step(assistant),
          await step(contactX),
          await step(stranger),
          await step(removed),
        ];
        expect(refused.map(({ status }) => status)).toEqual([403, 403, 404, 401]);
        expect((await step(owner)).ok).toBe(true);
      }
    });

    it('lose every right with the request that removes them, and have it again with the next', async () => {
      const { owner } = world.visitors;
      const { id, visitor } = await aMember(test, owner);
      await owner
        .put(`/engagements/${world.places.y.engagementId}/assistants`, { memberIds: [id] })
        .expect(200);
      const read = () => visitor.get(`/tasks/${world.places.y.taskId}`);
      await read().expect(200);
      await owner
        .put(`/engagements/${world.places.y.engagementId}/assistants`, { memberIds: [] })
        .expect(200);
      await read().expect(404);
      const { token } = (await visitor.post('/tokens', { name: 'Program' }).expect(201)).body;
      const program = test.visitor().useToken(token as string);
      await program.get('/tasks').expect(200);
      await owner.delete(`/members/${id}`).expect(204);
      await read().expect(401);
      await program.get('/tasks').expect(401);
    });
  });

  it('lets only owners import, and into their own workspace', async () => {
    const csv = { name: 'toggl.csv', content: 'Description\n' };
    const { id } = (await world.visitors.owner.upload('/imports', {}, csv).expect(201)).body as {
      id: string;
    };
    for (const [who, status] of [['assistant', 403], ['contactX', 403], ['removed', 401], ['nobody', 401]] as const) {
      await world.visitors[who].upload('/imports', {}, csv).expect(status);
      await world.visitors[who].post(`/imports/${id}/undo`).expect(status);
    } // prettier-ignore
    await world.visitors.stranger.post(`/imports/${id}/undo`).expect(404);
  });
});

function inReach({ scope }: Action, who: Who, { name }: Place): boolean {
  if (scope === 'place') return reachOf[who].includes(name);
  if (scope === 'workspace') return reachOf[who].includes('z') === (name === 'z');
  return true;
}
