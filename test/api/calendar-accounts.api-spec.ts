import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../../src/application.js';
import { rotateAll, underOtherKeys } from '../../src/cli/credentials.command.js';
import { systemActor } from '../../src/kernel/actor.js';
import { Accounts } from '../../src/modules/calendar/connections/accounts.js';
import { Credentials } from '../../src/modules/calendar/connections/credentials.js';
import { Resealing } from '../../src/modules/calendar/connections/resealing.service.js';
import { ProviderFailure } from '../../src/modules/calendar/sync/calendar-provider.js';
import { readEnvironment } from '../../src/platform/config/environment.js';
import { KeyRing } from '../../src/platform/config/key-ring.js';
import { SecretKey } from '../../src/platform/config/secret-key.js';
import { Transactions } from '../../src/platform/database/transaction.js';
import { aGoogleConnection, visitGoogle } from '../builders/calendar-connection.js';
import { aMember } from '../builders/member.js';
import { anOwner } from '../builders/owner.js';
import type { Google } from '../support/google/google.js';
import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { startWithGoogle } from '../support/with-google.js';

const earlier = Buffer.alloc(32, 'an earlier key').toString('base64');

describe('an account that calendars are read and written through', () => {
  let google: Google;
  let test: TestApp;
  let second: NestFastifyApplication;
  let anna: Visitor;
  let workspaceId: string;
  let id: string;

  beforeAll(async () => {
    ({ google, test } = await startWithGoogle({ PREVIOUS_SECRET_KEYS: earlier }));
    second = await createApplication(test.environment, test.addresses, test.clock);
    await second.init();
  });
  afterAll(async () => {
    await second.close();
    await test.close();
  });

  let number = 0;
  const account = () => `anna-${number}@gmail.test`;
  beforeEach(async () => {
    number++;
    google.faults.clear();
    google.log.length = 0;
    google.delayMs = 0;
    anna = await anOwner(test);
    workspaceId = await anna.workspaceId();
    google.chooses(account());
    id = (await aGoogleConnection(anna)).id;
  });

  const accounts = () => test.app.get(Accounts);
  const inSystem = <T>(work: () => Promise<T>) =>
    test.app.get(Transactions).as(systemActor(workspaceId), work);
  const fail = (...given: ConstructorParameters<typeof ProviderFailure>) =>
    inSystem(() => accounts().failed(id, new ProviderFailure(...given)));
  const refreshes = () =>
    google.requests('POST', /^\/token$/).filter(({ body }) => JSON.stringify(body).includes('refresh_token"'))
      .length;
  const connection = async () =>
    (await anna.get(`/calendar-connections/${id}`).expect(200)).body as {
      health: { state: string; problem: string | null; nextTryAt: string | null; remedy: string };
    };
  const row = async () =>
    (
      await test.sql<{ status: string; reason: string | null; retry_at: Date | null; failures: number }>(
        'SELECT status, reason, retry_at, failures FROM calendar_connection WHERE id = $1',
        [id],
      )
    )[0];
  const issues = () =>
    test.sql<{ kind: string; resolution: string | null }>(
      'SELECT kind, resolution FROM sync_issue WHERE connection_id = $1 ORDER BY created_at',
      [id],
    );
  const notices = () =>
    test.sql<{ kind: string; state: string }>(
      `SELECT kind, state FROM notice WHERE subject_id = $1 AND noun = 'calendar'`,
      [id],
    );

  it('opens as it is while its token lives, and renews it with less than five minutes left', async () => {
    const before = await accounts().open(workspaceId, id);
    expect(refreshes()).toBe(0);
    test.clock.advance({ minutes: 55 });
    const after = await accounts().open(workspaceId, id);
    expect(refreshes()).toBe(1);
    expect(after.secrets.accessToken).not.toBe(before.secrets.accessToken);
    expect(Object.keys(after.secrets)).toEqual(['accessToken']);
    expect(after.scopes).toContain('https://www.googleapis.com/auth/calendar.app.created');
  });

  it('F24: is renewed once when many ask at the same time, in two processes, and all succeed', async () => {
    test.clock.advance({ hours: 2 });
    google.delayMs = 60;
    google.oauth.rotates = true;
    const ask = (app: NestFastifyApplication) => app.get(Accounts).open(workspaceId, id);
    const opened = await Promise.all([...Array(6).keys()].map((each) => ask(each % 2 ? second : test.app)));
    google.oauth.rotates = false;
    expect(refreshes()).toBe(1);
    expect(new Set(opened.map(({ secrets }) => secrets.accessToken)).size).toBe(1);
    expect((await row())?.status).toBe('active');
    expect(await issues()).toEqual([]);
  });

  it('F24: takes the place of a process that died while it renewed', async () => {
    test.clock.advance({ hours: 2 });
    await test.sql('UPDATE calendar_connection SET renewing_until = $2 WHERE id = $1', [
      id,
      test.clock.now().subtract({ seconds: 1 }).toString(),
    ]);
    await accounts().open(workspaceId, id);
    expect(refreshes()).toBe(1);
  });

  it('renews once and speaks again when a token is no longer taken, and not a third time', async () => {
    google.oauth.expireAccess(account());
    const calls: string[] = [];
    const answer = await accounts().speak(workspaceId, id, async (_provider, { secrets }) => {
      calls.push(secrets.accessToken ?? '');
      if (calls.length === 1) throw new ProviderFailure('unauthorized', 'authError');
      return 'answered';
    });
    expect(answer).toBe('answered');
    expect(new Set(calls).size).toBe(2);
    await expect(
      accounts().speak(workspaceId, id, () =>
        Promise.reject(new ProviderFailure('unauthorized', 'authError')),
      ),
    ).rejects.toMatchObject({ kind: 'unauthorized' });
  });

  it('F25: stops when the permission was taken back, says so once, and goes on after a new yes', async () => {
    google.oauth.revokeAll(account());
    test.clock.advance({ hours: 2 });
    for (let time = 0; time < 3; time++)
      await expect(accounts().open(workspaceId, id)).rejects.toMatchObject({ kind: 'needs-reauth' });
    expect(refreshes()).toBe(1);
    expect(await fail('needs-reauth', 'invalid_grant')).toBeNull();
    expect(await row()).toMatchObject({ status: 'needs_reauth', reason: 'invalid_grant' });
    expect(await issues()).toEqual([{ kind: 'needs_reauth', resolution: null }]);
    expect(await notices()).toEqual([{ kind: 'calendar.interrupted', state: 'needs_reauth' }]);
    expect((await connection()).health).toMatchObject({ state: 'needs_reauth', remedy: 'reconnect' });

    await visitGoogle(anna, { calendars: 'own', connectionId: id });
    await expect(accounts().open(workspaceId, id)).resolves.toMatchObject({ connectionId: id });
    expect(await issues()).toEqual([{ kind: 'needs_reauth', resolution: 'solved' }]);
    expect((await connection()).health.state).not.toBe('needs_reauth');
  });

  it('F25: tells an assistant as well, who owns nothing of the practice', async () => {
    const bea = await aMember(test, anna);
    google.chooses(`bea-${number}@gmail.test`);
    ({ id } = await aGoogleConnection(bea.visitor));
    await fail('needs-reauth', 'invalid_grant');
    const { body } = await bea.visitor.get('/notices').expect(200);
    expect(body.items).toMatchObject([{ kind: 'calendar.interrupted', subjectId: id }]);
    const { body: owners } = await anna.get('/notices').expect(200);
    expect(owners.items).toEqual([]);
  });

  it('is read no more when its owner is a member no more, and writes to nobody about it', async () => {
    const bea = await aMember(test, anna);
    google.chooses(`bea-${number}@gmail.test`);
    ({ id } = await aGoogleConnection(bea.visitor));
    await anna.delete(`/members/${bea.id}`).expect(204);
    await expect(accounts().open(workspaceId, id)).rejects.toMatchObject({ reason: 'seat-removed' });
    expect(await fail('needs-reauth', 'seat-removed')).toBeNull();
    expect(await notices()).toEqual([]);
  });

  it('F26: does not take a missing permission for a dead token', async () => {
    expect(await fail('scope-missing', 'insufficientPermissions')).toBeNull();
    expect(await row()).toMatchObject({ status: 'insufficient_scope' });
    expect(await issues()).toEqual([{ kind: 'needs_consent', resolution: null }]);
    expect((await connection()).health).toMatchObject({ state: 'insufficient_scope', remedy: 'allow' });
    expect(google.oauth.liveRefreshTokens(account())).toBe(1);
  });

  it('F28: waits as long as it is asked to, and longer each time it is not told', async () => {
    const until = await fail('rate-limited', 'rateLimitExceeded', 120);
    expect(until?.toString()).toBe(test.clock.now().add({ seconds: 120 }).toString());
    expect((await connection()).health).toMatchObject({ state: 'retrying', remedy: 'wait' });
    const { clock } = test;
    clock.advance({ minutes: 3 });
    await inSystem(() => accounts().succeeded(id));
    expect(await row()).toMatchObject({ failures: 0, retry_at: null, reason: null });
    const waits: number[] = [];
    for (let time = 0; time < 14; time++) {
      const again = await fail('unavailable', '503');
      waits.push(again?.since(clock.now()).total('seconds') ?? 0);
      clock.advance({ minutes: 16 });
    }
    expect(Math.max(...waits)).toBeLessThanOrEqual(900);
    expect(Math.max(...waits.slice(0, 2))).toBeLessThanOrEqual(4);
  });

  it('F28: tells after a day that it is not answered, once, and that it is solved', async () => {
    await fail('unavailable', '503');
    test.clock.advance({ hours: 25 });
    await fail('unavailable', '503');
    await fail('unavailable', '503');
    expect(await issues()).toEqual([{ kind: 'failing', resolution: null }]);
    expect(await notices()).toEqual([{ kind: 'calendar.interrupted', state: 'failing' }]);
    await inSystem(() => accounts().succeeded(id));
    expect(await issues()).toEqual([{ kind: 'failing', resolution: 'solved' }]);
  });

  it('is none of its business what happens to one event', async () => {
    await fail('stale', 'conditionNotMet');
    await fail('gone', '404');
    expect(await row()).toMatchObject({ status: 'active', failures: 0, retry_at: null });
  });

  it('opens what lies under an earlier key, and lies under the present one after a rotation', async () => {
    const credentials = test.app.get(Credentials);
    const old = new KeyRing(new SecretKey(earlier), readEnvironment({ NODE_ENV: 'test' }));
    const secrets = { refreshToken: 'r', accessToken: 'a', expiresAt: '2030-01-01T00:00:00Z' };
    const sealed = new Credentials(old).seal(workspaceId, id, secrets);
    await test.sql('UPDATE calendar_connection SET credentials = $2, key_id = $3 WHERE id = $1', [
      id,
      sealed.bytes,
      sealed.keyId,
    ]);
    expect((await accounts().open(workspaceId, id)).secrets.accessToken).toBe('a');
    const resealing = test.app.get(Resealing);
    expect(await resealing.reseal(workspaceId, [id])).toEqual({ resealed: 1, unknown: 0, changed: 0 });
    expect(await resealing.reseal(workspaceId, [id])).toEqual({ resealed: 0, unknown: 0, changed: 1 });
    const [now] = await test.sql<{ bytes: Buffer; keyId: string }>(
      'SELECT credentials AS bytes, key_id AS "keyId" FROM calendar_connection WHERE id = $1',
      [id],
    );
    expect(now && credentials.open(workspaceId, id, now)).toEqual(secrets);
    expect(now?.keyId).not.toBe(sealed.keyId);
  });

  it('is rotated by one command over all workspaces, which counts and may be repeated', async () => {
    const database = { ...test.addresses, release: () => Promise.resolve() };
    const product = { app: test.app, environment: test.environment, database };
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    await rotateAll(product, say);
    await test.sql(
      `UPDATE calendar_connection SET key_id = 'lost' WHERE credentials IS NOT NULL AND id <> $1`,
      [id],
    );
    const lost = await underOtherKeys(product);
    expect(lost).toEqual({ old: 0, unknown: expect.any(Number) });
    const old = new KeyRing(new SecretKey(earlier), readEnvironment({ NODE_ENV: 'test' }));
    const secrets = { refreshToken: 'r', accessToken: 'a', expiresAt: '2030-01-01T00:00:00Z' };
    const sealed = new Credentials(old).seal(workspaceId, id, secrets);
    await test.sql('UPDATE calendar_connection SET credentials = $2, key_id = $3 WHERE id = $1', [
      ...[id, sealed.bytes, sealed.keyId],
    ]);
    expect(await underOtherKeys(product)).toEqual({ old: 1, unknown: lost.unknown });
    expect(await rotateAll(product, say)).toEqual({ resealed: 1, unknown: lost.unknown, changed: 0 });
    expect(await rotateAll(product, say)).toEqual({ resealed: 0, unknown: lost.unknown, changed: 0 });
    expect(await underOtherKeys(product)).toEqual({ old: 0, unknown: lost.unknown });
    expect(said.join()).not.toContain('undefined');
  });

  it('asks nobody to connect anew because the operator lost a key, and tells the operator', async () => {
    await test.sql(`UPDATE calendar_connection SET key_id = 'lost' WHERE id = $1`, [id]);
    await expect(accounts().open(workspaceId, id)).rejects.toMatchObject({
      kind: 'unavailable',
      reason: 'unsealable',
    });
    expect((await row())?.status).toBe('active');
    const resealing = test.app.get(Resealing);
    expect(await resealing.reseal(workspaceId, [id])).toEqual({ resealed: 0, unknown: 1, changed: 0 });
  });

  describe('taken back', () => {
    const disconnect = (query = '') => anna.delete(`/calendar-connections/${id}${query}`).expect(200);

    it('gives access back to Google, and nothing of it is kept', async () => {
      const { body } = await disconnect();
      expect(body).toEqual({ removed: 0, left: 0, revoked: true });
      expect(google.oauth.liveRefreshTokens(account())).toBe(0);
      const [kept] = await test.sql(
        'SELECT credentials, key_id, scopes, status FROM calendar_connection WHERE id = $1',
        [id],
      );
      expect(kept).toEqual({ credentials: null, key_id: null, scopes: [], status: 'disconnected' });
      await anna.get(`/calendar-connections/${id}`).expect(404);
      await anna.delete(`/calendar-connections/${id}`).expect(404);
      await expect(accounts().open(workspaceId, id)).rejects.toMatchObject({ kind: 'needs-reauth' });
    });

    it('is taken back all the same when Google does not answer', async () => {
      google.fail({ path: '/revoke', status: 503, times: 9 });
      expect((await disconnect()).body).toMatchObject({ revoked: false });
      expect((await row())?.status).toBe('disconnected');
    });

    it('leaves the access of another workspace in which the same account is used', async () => {
      const other = await test.visitor().signUp({ email: `other-${number}@example.com` });
      await aGoogleConnection(other);
      expect((await disconnect()).body).toMatchObject({ revoked: false });
      expect(google.oauth.liveRefreshTokens(account())).toBeGreaterThan(0);
    });

    it('is found again when the same account is connected later: no second calendar is made', async () => {
      const calendars = () => google.requests('POST', /\/calendar\/v3\/calendars$/).length;
      const before = calendars();
      await disconnect();
      const again = await aGoogleConnection(anna);
      expect(again.id).toBe(id);
      expect(again.calendars).toMatchObject([{ isOurs: true, isTarget: true }]);
      expect(calendars()).toBe(before);
    });
  });
});
