import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { FixedClock } from '../../src/kernel/clock.js';
import type { GoogleAccount } from '../support/google/account.js';
import type { GoogleEvent } from '../support/google/event-resource.js';
import { startGoogle, type Google } from '../support/google/google.js';

const CALENDAR = 'https://www.googleapis.com/auth/calendar';

interface Listing {
  readonly items: GoogleEvent[];
  readonly nextPageToken?: string;
  readonly nextSyncToken?: string;
}

/** The stand-in against what Google has published: shared/calendar.md, section 2. */
describe('the stand-in of Google behaves as Google says it does:', () => {
  const clock = new FixedClock('2026-11-16T08:30:00Z');
  let google: Google;
  let anna: GoogleAccount;
  let bearer: string;

  beforeEach(async () => {
    google = await startGoogle({ clock });
    anna = google.account('anna@gmail.test');
    bearer = google.oauth.grant('anna@gmail.test', [CALENDAR]).accessToken;
  });
  afterEach(() => google.close());

  async function call(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    const response = await fetch(`${google.url}/calendar/v3${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    }); // prettier-ignore
    const text = await response.text();
    const answer = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> & {
      error?: { errors: { reason: string }[] };
    };
    return { status: response.status, body: answer, reason: answer.error?.errors[0]?.reason };
  }

  const EVENTS = '/calendars/primary/events';
  const list = async (query = 'showDeleted=true') => {
    const answer = await call('GET', `${EVENTS}?${query}`);
    return { ...answer, listing: answer.body as unknown as Listing };
  };
  const AT_NINE = { dateTime: '2026-11-16T09:00:00Z' };
  const AT_TEN = { dateTime: '2026-11-16T10:00:00Z' };
  const insert = (id?: string, fields: object = {}) =>
    call('POST', EVENTS, { ...(id && { id }), summary: 'Call', start: AT_NINE, end: AT_TEN, ...fields });

  describe('listing', () => {
    it('the sync token stands on the last page alone', async () => {
      for (const id of ['aaaaa', 'bbbbb', 'ccccc']) await insert(id);
      const first = (await list('maxResults=2')).listing;
      expect([first.items.length, first.nextSyncToken]).toEqual([2, undefined]);
      const last = (await list(`maxResults=2&pageToken=${first.nextPageToken}`)).listing;
      expect([last.items.length, last.nextPageToken]).toEqual([1, undefined]);
      expect(last.nextSyncToken).toBeDefined();
    });

    it.each(['timeMin=2026-01-01T00:00:00Z', 'q=x', 'orderBy=updated', 'iCalUID=x', 'privateExtendedProperty=a%3Db', 'showDeleted=false'])(
      'a sync token and %s do not go together (400)', async (parameter) => {
        const { nextSyncToken } = (await list()).listing;
        expect((await list(`syncToken=${nextSyncToken}&${parameter}`)).status).toBe(400);
      },
    ); // prettier-ignore

    it('a dead token is 410 fullSyncRequired, a rubbish one 400', async () => {
      const { nextSyncToken } = (await list()).listing;
      anna.main.stored.expireTokens();
      expect(await list(`syncToken=${nextSyncToken}`)).toMatchObject({
        status: 410,
        reason: 'fullSyncRequired',
      });
      expect(await list('syncToken=rubbish')).toMatchObject({ status: 400, reason: 'invalid' });
    });

    it('deletions come with a token and carry the id alone; a full listing does not mention them', async () => {
      await insert('aaaaa');
      const { nextSyncToken } = (await list()).listing;
      await call('DELETE', `${EVENTS}/aaaaa`);
      const [gone] = (await list(`syncToken=${nextSyncToken}`)).listing.items;
      expect(Object.keys(gone ?? {}).toSorted()).toEqual(['etag', 'id', 'kind', 'status']);
      expect((await list()).listing.items).toEqual([]);
      expect((await call('GET', `${EVENTS}/aaaaa`)).body).toMatchObject({
        status: 'cancelled',
        summary: 'Call',
      });
    });

    it('a cancelled occurrence stays in full listings as long as its series lives', async () => {
      const { id = '' } = anna.main.put({ start: '2026-11-16T09:00', recurrence: ['RRULE:FREQ=DAILY'] });
      anna.main.cancelOccurrence(id as string, '2026-11-17T09:00');
      expect((await list('showDeleted=false')).listing.items).toMatchObject([
        { id, recurrence: ['RRULE:FREQ=DAILY'] },
        { id: `${id}_20261117T080000Z`, status: 'cancelled', recurringEventId: id, originalStartTime: { dateTime: '2026-11-17T09:00:00+01:00' } },
      ]); // prettier-ignore
      anna.main.cancel(id as string);
      expect((await list()).listing.items).toEqual([]);
    });

    it('times come in the offset of the calendar, whatever was sent, and defaults are left out', async () => {
      await insert('aaaaa', { transparency: 'opaque', visibility: 'default', description: '' });
      const [event] = (await list()).listing.items;
      expect(event).toMatchObject({ start: { dateTime: '2026-11-16T10:00:00+01:00' }, eventType: 'default' });
      for (const field of ['transparency', 'visibility', 'description', 'location'])
        expect(event).not.toHaveProperty(field);
    });
  });

  describe('writing', () => {
    it('an id is made of a to v and digits, and is good once, deleted or not', async () => {
      expect(await insert('with-hyphens')).toMatchObject({ status: 400, reason: 'invalid' });
      expect((await insert('aaaaa')).status).toBe(200);
      expect(await insert('aaaaa')).toMatchObject({ status: 409, reason: 'duplicate' });
      await call('DELETE', `${EVENTS}/aaaaa`);
      expect((await insert('aaaaa')).status).toBe(409);
      anna.main.stored.fade('aaaaa');
      expect((await insert('aaaaa')).status).toBe(409);
      expect((await call('GET', `${EVENTS}/aaaaa`)).status).toBe(404);
    });

    it('If-Match is heeded by patch, update and delete', async () => {
      const { etag } = (await insert('aaaaa')).body as { etag: string };
      expect((await call('PATCH', `${EVENTS}/aaaaa`, { summary: 'b' }, { 'if-match': etag })).status).toBe(
        200,
      );
      for (const method of ['PATCH', 'PUT', 'DELETE']) {
        const body = method === 'DELETE' ? undefined : { summary: 'c', start: AT_NINE, end: AT_TEN };
        const stale = await call(method, `${EVENTS}/aaaaa`, body, { 'if-match': etag });
        expect(stale).toMatchObject({ status: 412, reason: 'conditionNotMet' });
      }
    });

    it('deleting twice is 410 deleted, and what never was is 404', async () => {
      await insert('aaaaa');
      expect((await call('DELETE', `${EVENTS}/aaaaa`)).status).toBe(204);
      expect(await call('DELETE', `${EVENTS}/aaaaa`)).toMatchObject({ status: 410, reason: 'deleted' });
      expect((await call('DELETE', `${EVENTS}/zzzzz`)).status).toBe(404);
    });

    it('patch merges objects, replaces lists, and null takes away; update replaces everything', async () => {
      const guests = [{ email: 'a@x.test' }, { email: 'b@x.test' }];
      await insert('aaaaa', { attendees: guests, extendedProperties: { private: { a: '1' } }, location: 'Here' });
      const patched = await call('PATCH', `${EVENTS}/aaaaa`, {
        extendedProperties: { private: { b: '2' } },
        attendees: [{ email: 'c@x.test' }],
        location: null,
      });
      expect(patched.body).toMatchObject({ extendedProperties: { private: { a: '1', b: '2' } }, attendees: [{ email: 'c@x.test' }] });
      expect(patched.body).not.toHaveProperty('location');
      const updated = await call('PUT', `${EVENTS}/aaaaa`, { start: AT_NINE, end: AT_TEN });
      for (const field of ['attendees', 'extendedProperties', 'summary']) expect(updated.body).not.toHaveProperty(field);
    }); // prettier-ignore

    it('an update that forgets the type of a focus time is refused', async () => {
      anna.main.put({ id: 'focus', start: '2026-11-16T09:00', eventType: 'focusTime' });
      expect((await call('PUT', `${EVENTS}/focus`, { start: AT_NINE, end: AT_TEN })).status).toBe(400);
    });

    it('from an hour to a day by patch needs a null for the hour', async () => {
      await insert('aaaaa');
      const days = { start: { date: '2026-11-16' }, end: { date: '2026-11-17' } };
      expect((await call('PATCH', `${EVENTS}/aaaaa`, days)).status).toBe(400);
      const nulled = { start: { ...days.start, dateTime: null }, end: { ...days.end, dateTime: null } };
      expect((await call('PATCH', `${EVENTS}/aaaaa`, nulled)).body).toMatchObject(days);
    });

    it('refuses an end before the start, a time without zone, and an oversized property', async () => {
      expect(await insert('aaaaa', { end: { dateTime: '2026-11-16T08:00:00Z' } })).toMatchObject({ reason: 'timeRangeEmpty' });
      expect((await insert('aaaaa', { start: { dateTime: '2026-11-16T09:00:00' } })).status).toBe(400);
      expect((await insert('aaaaa', { extendedProperties: { private: { a: 'x'.repeat(1025) } } })).status).toBe(400);
    }); // prettier-ignore

    it('mails guests when it is told to, and only then', async () => {
      const guests = { attendees: [{ email: 'a@x.test' }, { email: 'anna@gmail.test' }] };
      await insert('aaaaa', guests);
      await call('PATCH', `${EVENTS}/aaaaa?sendUpdates=none`, { summary: 'b' });
      expect(google.api.mailsSent).toBe(0);
      await call('PATCH', `${EVENTS}/aaaaa?sendUpdates=all`, { summary: 'c' });
      expect(google.api.mailsSent).toBe(1);
    });
  });

  describe('channels', () => {
    const received: IncomingMessage['headers'][] = [];
    let receiver: Server;
    let address: string;

    beforeEach(async () => {
      received.length = 0;
      receiver = createServer((request, response) => {
        received.push(request.headers);
        response.end();
      }).listen(0, '127.0.0.1');
      await once(receiver, 'listening');
      address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/told`;
    });
    afterEach(() => new Promise((done) => receiver.close(done)));

    const watch = (id: string, to = address) =>
      call('POST', `${EVENTS}/watch`, { id, type: 'web_hook', address: to, token: 'secret' });
    const told = async () => {
      await google.channels.settle();
      return received.map((headers) => [headers['x-goog-resource-state'], headers['x-goog-message-number']]);
    };

    it('begin with a message "sync" and tell of every change by "exists", with growing numbers and no body', async () => {
      expect((await watch('one')).body).toMatchObject({ id: 'one', token: 'secret', expiration: String(Date.parse('2026-11-23T08:30:00Z')) });
      await insert('aaaaa');
      expect(await told()).toEqual([['sync', '1'], ['exists', '2']]);
      expect(received[1]).toMatchObject({ 'x-goog-channel-id': 'one', 'x-goog-channel-token': 'secret', 'content-length': '0' });
    }); // prettier-ignore

    it('may lose messages, and skip numbers', async () => {
      await watch('one');
      google.channels.mode = 'drop';
      await insert('aaaaa');
      google.channels.mode = 'deliver';
      google.channels.skip(5);
      await insert('bbbbb');
      expect((await told()).at(-1)).toEqual(['exists', '8']);
    });

    it('take an id once, https alone, and no calendar that cannot be watched', async () => {
      await watch('one');
      expect(await watch('one')).toMatchObject({ status: 400, reason: 'channelIdNotUnique' });
      expect(await watch('two', 'http://affianco.example/told')).toMatchObject({
        reason: 'webhookUrlNotHttps',
      });
      const holidays = anna.add({ name: 'Holidays', watchable: false });
      const refused = await call('POST', `/calendars/${encodeURIComponent(holidays.id)}/events/watch`, { id: 'three', type: 'web_hook', address }); // prettier-ignore
      expect(refused).toMatchObject({ status: 400, reason: 'pushNotSupportedForRequestedResource' });
    });

    it('end after their life, or when they are stopped by id and resource', async () => {
      const { body } = await watch('one');
      const stop = { id: 'one', resourceId: body.resourceId };
      expect((await call('POST', '/channels/stop', { ...stop, resourceId: 'other' })).status).toBe(404);
      expect((await call('POST', '/channels/stop', stop)).status).toBe(204);
      await watch('two');
      google.follow(new FixedClock('2026-11-23T08:30:01Z'));
      expect(google.channels.live).toEqual([]);
    });
  });

  describe('permissions and quotas', () => {
    it('a program that may make calendars sees those it made, and neither others nor the list', async () => {
      bearer = google.oauth.grant('anna@gmail.test', [`${CALENDAR}.app.created`]).accessToken;
      const { body } = await call('POST', '/calendars', { summary: 'Ours' });
      const id = encodeURIComponent(String(body.id));
      expect((await call('GET', `/calendars/${id}/events`)).status).toBe(200);
      expect((await call('GET', `/users/me/calendarList/${id}`)).status).toBe(200);
      expect(await call('GET', EVENTS)).toMatchObject({ status: 403, reason: 'insufficientPermissions' });
      expect((await call('GET', '/users/me/calendarList')).status).toBe(403);
    });

    it('an access token lasts an hour, and a wrong one is 401 authError', async () => {
      google.follow(new FixedClock('2026-11-16T09:31:00Z'));
      expect(await call('GET', EVENTS)).toMatchObject({ status: 401, reason: 'authError' });
    });

    it('who asks too much is told so, and counted', async () => {
      google.quota = { perMinute: 2 };
      const answers = [await call('GET', EVENTS), await call('GET', EVENTS), await call('GET', EVENTS)];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 403]);
      expect(answers[2]?.reason).toBe('rateLimitExceeded');
      expect(google.refusedByQuota).toBe(1);
    });

    it('a refresh token is given for offline access behind a page of consent, and not the second time without one', async () => {
      google.chooses('bea@gmail.test');
      const ask = async (parameters: Record<string, string>) => {
        const query = new URLSearchParams({
          client_id: google.oauth.clientId, redirect_uri: 'http://localhost/back', response_type: 'code', scope: `openid ${CALENDAR}`, ...parameters,
        }); // prettier-ignore
        const { headers } = await fetch(`${google.url}/o/oauth2/v2/auth?${query}`, { redirect: 'manual' });
        const code = new URL(headers.get('location') as string).searchParams.get('code') as string;
        const response = await fetch(`${google.url}/token`, {
          method: 'POST',
          body: new URLSearchParams({
            client_id: google.oauth.clientId, client_secret: google.oauth.clientSecret, grant_type: 'authorization_code', code, redirect_uri: 'http://localhost/back',
          }),
        }); // prettier-ignore
        return (await response.json()) as { refresh_token?: string; error?: string };
      };
      expect((await ask({})).refresh_token).toBeUndefined();
      expect((await ask({ access_type: 'offline' })).refresh_token).toBeUndefined();
      expect((await ask({ access_type: 'offline', prompt: 'consent' })).refresh_token).toBeDefined();
      expect((await ask({ code_challenge: 'x', code_challenge_method: 'S256' })).error).toBe('invalid_grant');
    });
  });
});
