import { Environment } from '../../../platform/config/environment.js';
import { FixedClock } from '../../../kernel/clock.js';
import { startGoogle, type Google } from '../../../../test/support/google/google.js';
import type { GoogleAccount } from '../../../../test/support/google/account.js';
import { Providers } from '../connections/providers.js';
import type { EventDraft, ProviderAccount, PulledPage, RemoteEvent } from '../sync/calendar-provider.js';
import { ProviderFailure } from '../sync/calendar-provider.js';
import { GoogleClientFactory } from './google-client.factory.js';
import { GoogleProvider } from './google.provider.js';
import { googleScopes } from './google-scopes.js';

const EVERYTHING = 'https://www.googleapis.com/auth/calendar';
const LINK = '0198f3a0-0000-7000-8000-000000000001';
const ID = `v${LINK.replaceAll('-', '')}`;
const DRAFT: EventDraft = {
  title: 'Newsletter',
  description: 'The draft of the newsletter',
  location: '',
  start: { instant: '2026-11-18T08:00:00Z', timeZone: 'Europe/Rome' },
  end: { instant: '2026-11-18T09:30:00Z', timeZone: 'Europe/Rome' },
  transparent: false,
};

describe('Google Calendar through its own client', () => {
  const clock = new FixedClock('2026-11-16T08:30:00Z');
  let google: Google;
  let provider: GoogleProvider;
  let anna: GoogleAccount;
  let account: ProviderAccount;

  beforeEach(async () => {
    google = await startGoogle({ clock });
    anna = google.account('anna@gmail.test');
    const environment = new Environment();
    environment.googleApiRootUrl = google.env().GOOGLE_API_ROOT_URL as string;
    provider = new GoogleProvider(new GoogleClientFactory(environment), new Providers(), clock);
    account = opened([EVERYTHING]);
  });
  afterEach(() => google.close());

  const opened = (scopes: string[]): ProviderAccount => ({
    connectionId: LINK,
    provider: 'google',
    scopes,
    secrets: { accessToken: google.oauth.grant('anna@gmail.test', scopes).accessToken },
  });

  async function pulled(token: string | null = null, calendarId = anna.main.id) {
    const pages: PulledPage[] = [];
    for await (const page of provider.pull(account, calendarId, token)) pages.push(page);
    return { pages, events: pages.flatMap(({ events }) => events), token: pages.at(-1)?.token as string };
  }

  const failureOf = async (work: Promise<unknown>): Promise<ProviderFailure> => {
    const outcome = await work.then(() => null, (error: unknown) => error);
    if (!(outcome instanceof ProviderFailure)) throw new Error(`no failure, but ${String(outcome)}`);
    return outcome;
  }; // prettier-ignore

  const insert = () => provider.insert(account, anna.main.id, ID, LINK, DRAFT);

  describe('calendars', () => {
    it('are listed with their roles over several pages, and none is called primary', async () => {
      anna.add({ name: 'Holidays', role: 'reader', id: 'holidays@group.v.calendar.google.com' });
      anna.add({ name: 'Bea', role: 'freeBusyReader' });
      google.api.pageSize = 1;
      const calendars = await provider.calendars(account);
      expect(calendars.map(({ name, role, main }) => [name, role, main])).toEqual([
        ['anna@gmail.test', 'owner', true],
        ['Holidays', 'reader', false],
        ['Bea', 'busy_reader', false],
      ]);
      expect(calendars[0]).toMatchObject({ externalId: 'anna@gmail.test', timeZone: 'Europe/Rome' });
    });

    it('one of our own is made in the zone of the person', async () => {
      const made = await provider.create(account, 'Affianco', 'Europe/Madrid', 'one');
      expect(anna.calendar('Affianco').stored).toMatchObject({ timeZone: 'Europe/Madrid', appCreated: true });
      expect(made).toMatchObject({ externalId: anna.calendar('Affianco').id, role: 'owner', main: false });
    });

    it('F26: a permission that was not given is told by its name, and not taken for a dead token', async () => {
      account = opened([googleScopes.own]);
      expect(await failureOf(provider.calendars(account))).toMatchObject({ kind: 'scope-missing' });
      const made = await provider.create(account, 'Affianco', 'Europe/Rome', 'one');
      expect((await pulled(null, made.externalId)).events).toEqual([]);
      expect(await failureOf(pulled())).toMatchObject({
        kind: 'scope-missing',
        reason: 'insufficientPermissions',
      });
    });

    it('of which only busy times may be seen bring no titles', async () => {
      anna.main.put({ start: '2026-11-16T09:00', summary: 'Dentist', attendees: [{ email: 'd@x.test' }] });
      account = opened([googleScopes.busy]);
      const { events } = await pulled();
      expect(events[0]).toMatchObject({ title: '', guests: [], start: { instant: '2026-11-16T08:00:00Z' } });
    });
  });

  describe('pulling', () => {
    it('F6: brings everything in pages, and the token with the last of them', async () => {
      for (let hour = 10; hour < 15; hour++) anna.main.put({ start: `2026-11-16T${hour}:00`, summary: `At ${hour}` });
      google.api.pageSize = 2;
      const { pages } = await pulled();
      expect(pages.map(({ events, last, full }) => [events.length, last, full])).toEqual([[2, false, true], [2, false, true], [1, true, true]]);
      expect(pages.map(({ token }) => token !== null)).toEqual([false, false, true]);
    }); // prettier-ignore

    it('F7, F8: asks without a window and without any parameter that a token forbids', async () => {
      const { token } = await pulled();
      await pulled(token);
      for (const { query } of google.requests('GET', /events$/)) {
        expect(Object.keys(query).toSorted()).toEqual(
          ['maxResults', 'showDeleted', 'singleEvents', ...(query.syncToken ? ['syncToken'] : [])].toSorted(),
        );
      }
    });

    it('goes on from the token: what changed, what is new, and what was deleted', async () => {
      const kept = anna.main.put({ start: '2026-11-16T09:00', summary: 'Kept' });
      const moved = anna.main.put({ start: '2026-11-16T10:00', summary: 'Moved' });
      const gone = anna.main.put({ start: '2026-11-16T11:00', summary: 'Gone' });
      const { token } = await pulled();
      anna.main.move(moved.id as string, '2026-11-17T10:00');
      anna.main.cancel(gone.id as string);
      anna.main.put({ start: '2026-11-18', summary: 'New' });
      const { events, pages } = await pulled(token);
      expect(events.map(({ externalId }) => externalId)).not.toContain(kept.id);
      expect(events.map(({ title, status }) => [title, status])).toEqual([['Moved', 'confirmed'], ['', 'cancelled'], ['New', 'confirmed']]);
      expect(events[1]).toMatchObject({ externalId: gone.id, start: null, end: null });
      expect(pages.every(({ full }) => !full)).toBe(true);
    }); // prettier-ignore

    it('an event that changes while pages are read comes with the next token', async () => {
      const events = [10, 11, 12].map((hour) =>
        anna.main.put({ start: `2026-11-16T${hour}:00`, summary: `${hour}` }),
      );
      google.api.pageSize = 1;
      const reading = provider.pull(account, anna.main.id, null)[Symbol.asyncIterator]();
      await reading.next();
      anna.main.edit(events[0]?.id as string, { summary: 'Changed meanwhile' });
      let token: string | null = null;
      for (let step = await reading.next(); !step.done; step = await reading.next()) token = step.value.token;
      expect((await pulled(token)).events.map(({ title }) => title)).toEqual(['Changed meanwhile']);
    });

    it('F1: a dead token (410 fullSyncRequired) is told as such', async () => {
      const { token } = await pulled();
      anna.main.stored.expireTokens();
      expect(await failureOf(pulled(token))).toMatchObject({
        kind: 'token-dead',
        reason: 'fullSyncRequired',
      });
    });

    it('F7: a token that is rubbish (400) counts as dead', async () => {
      expect(await failureOf(pulled('rubbish'))).toMatchObject({ kind: 'token-dead' });
    });

    it('F4: half an answer, or a page of a proxy, is not read as an empty calendar', async () => {
      anna.main.put({ start: '2026-11-16T09:00', summary: 'There' });
      for (const kind of ['truncated', 'nonsense'] as const) {
        google.fail({ kind });
        expect(await failureOf(pulled())).toMatchObject({ kind: 'malformed' });
      }
      expect((await pulled()).events).toHaveLength(1);
    });

    it('goes on over pages without events', async () => {
      anna.main.put({ start: '2026-11-16T09:00', summary: 'There' });
      google.fail({ kind: 'emptyPages' });
      const { pages, events } = await pulled();
      expect(pages).toHaveLength(2);
      expect(events).toHaveLength(1);
    });

    it('F36: a calendar that was deleted or is no longer shared is gone as a whole', async () => {
      const shared = anna.add({ name: 'Shared', role: 'reader' });
      const { token } = await pulled(null, shared.id);
      anna.drop(shared);
      expect(await failureOf(pulled(token, shared.id))).toMatchObject({ kind: 'calendar-gone' });
    });
  });

  describe('an event in our form', () => {
    const only = async (): Promise<RemoteEvent> => (await pulled()).events[0] as RemoteEvent;

    it('F17: an all-day event has days and no instants, and ends the day after', async () => {
      anna.main.put({ start: '2026-11-20', end: '2026-11-22', summary: 'Fair', transparency: 'transparent' });
      expect(await only()).toMatchObject({
        start: { day: '2026-11-20' },
        end: { day: '2026-11-22' },
        transparent: true,
      });
    });

    it('has defaults filled in that Google leaves out', async () => {
      anna.main.put({ start: '2026-11-16T09:00' });
      expect(await only()).toMatchObject({
        title: '', description: '', location: '', visibility: 'default', transparent: false, eventType: 'default',
        kind: 'single', recurrence: [], mark: null, myResponse: null, masterExternalId: null, originalStart: null,
        start: { instant: '2026-11-16T08:00:00Z', timeZone: 'Europe/Rome' },
        end: { instant: '2026-11-16T09:00:00Z', timeZone: 'Europe/Rome' },
      }); // prettier-ignore
    });

    it('knows who was invited, what they said, and which of them is the person', async () => {
      const attendees = [
        { email: 'James@Example.test', displayName: 'James', organizer: true, responseStatus: 'accepted' },
        { email: 'anna@gmail.test', responseStatus: 'declined' },
        { email: 'room@resource.calendar.google.com', resource: true },
      ];
      anna.main.put({ start: '2026-11-16T09:00', attendees, visibility: 'private', eventType: 'focusTime' });
      expect(await only()).toMatchObject({
        guests: [
          { email: 'james@example.test', name: 'James', response: 'accepted', self: false, organizer: true },
          { email: 'anna@gmail.test', response: 'declined', self: true, organizer: false },
        ],
        myResponse: 'declined',
        visibility: 'private',
        eventType: 'focusTime',
      });
    });

    it('F18, F19, F20: a series keeps its zone, and its occurrences are known by when they would have begun', async () => {
      const series = anna.main.put({
        start: '2026-11-16T09:00',
        summary: 'Weekly',
        recurrence: ['RRULE:FREQ=WEEKLY'],
      });
      const id = series.id as string;
      anna.main.moveOccurrence(id, '2026-11-23T09:00', '2026-11-24T15:00');
      anna.main.cancelOccurrence(id, '2026-11-30T09:00');
      const { events } = await pulled();
      expect(events).toMatchObject([
        { kind: 'master', recurrence: ['RRULE:FREQ=WEEKLY'], timeZone: 'Europe/Rome' },
        { kind: 'exception', masterExternalId: id, originalStart: '2026-11-23T08:00:00Z', start: { instant: '2026-11-24T14:00:00Z' } },
        { kind: 'exception', masterExternalId: id, originalStart: '2026-11-30T08:00:00Z', status: 'cancelled', start: null },
      ]); // prettier-ignore
    });

    it('an occurrence of an all-day series is known by its day', async () => {
      const { id } = anna.main.put({ start: '2026-11-16', recurrence: ['RRULE:FREQ=WEEKLY'] });
      anna.main.cancelOccurrence(id as string, '2026-11-23');
      expect((await pulled()).events[1]).toMatchObject({
        originalStart: '2026-11-23',
        externalId: `${id}_20261123`,
      });
    });
  });

  describe('writing', () => {
    it('F22: puts an event under our id with our mark, and mails nobody', async () => {
      expect(await insert()).toMatchObject({ externalId: ID, mark: LINK, title: 'Newsletter', start: DRAFT.start, end: DRAFT.end });
      await provider.patch(account, anna.main.id, ID, null, { title: 'Newsletter, draft 2' });
      await provider.remove(account, anna.main.id, ID, null);
      const writes = google.log.filter(({ method }) => method !== 'GET');
      expect(writes.map(({ query }) => query.sendUpdates)).toEqual(['none', 'none', 'none']);
      expect(google.api.mailsSent).toBe(0);
    }); // prettier-ignore

    it('F10: an id that was used is told as such, and its event can be read', async () => {
      google.fail({ method: 'POST', kind: 'lostReply' });
      expect(await failureOf(insert())).toMatchObject({ kind: 'unavailable' });
      expect(await failureOf(insert())).toMatchObject({ kind: 'exists', reason: 'duplicate' });
      expect(await provider.read(account, anna.main.id, ID)).toMatchObject({
        mark: LINK,
        status: 'confirmed',
      });
      expect(anna.main.events).toHaveLength(1);
    });

    it('F11: an id stays used when its event was deleted', async () => {
      await insert();
      anna.main.cancel(ID);
      expect(await failureOf(insert())).toMatchObject({ kind: 'exists' });
      expect(await provider.read(account, anna.main.id, ID)).toMatchObject({
        status: 'cancelled',
        mark: LINK,
      });
    });

    it('F15: a patch leaves everything alone that is not ours', async () => {
      await insert();
      const ours = { colorId: '5', reminders: { useDefault: false, overrides: [{ method: 'popup', minutes: 5 }] }, attendees: [{ email: 'james@x.test' }] };
      anna.main.edit(ID, ours);
      await provider.patch(account, anna.main.id, ID, null, { title: 'Other', start: { instant: '2026-11-18T08:30:00Z', timeZone: 'Europe/Rome' } });
      expect(anna.main.find(ID)).toMatchObject({ ...ours, attendees: [{ email: 'james@x.test' }], summary: 'Other', extendedProperties: { private: { affianco: LINK } } });
      expect(google.api.mailsSent).toBe(0);
    }); // prettier-ignore

    it('F16: goes from an hour to a day and back', async () => {
      await insert();
      const day = await provider.patch(account, anna.main.id, ID, null, { start: { day: '2026-11-18' }, end: { day: '2026-11-19' }, transparent: true });
      expect(day).toMatchObject({ start: { day: '2026-11-18' }, end: { day: '2026-11-19' }, transparent: true });
      const hour = await provider.patch(account, anna.main.id, ID, day.etag, { start: DRAFT.start, end: DRAFT.end, transparent: false });
      expect(hour).toMatchObject({ start: DRAFT.start, end: DRAFT.end, transparent: false });
    }); // prettier-ignore

    it('F14: an etag that is no longer the present one is told as stale, and nothing is written', async () => {
      const { etag } = await insert();
      anna.main.edit(ID, { summary: 'Mine' });
      expect(await failureOf(provider.patch(account, anna.main.id, ID, etag, { title: 'Ours' }))).toMatchObject({ kind: 'stale' });
      expect(await failureOf(provider.remove(account, anna.main.id, ID, etag))).toMatchObject({ kind: 'stale' });
      expect(anna.main.find(ID)).toMatchObject({ summary: 'Mine', status: 'confirmed' });
    }); // prettier-ignore

    it('F13: removing what is not there counts as done, deleted or never seen', async () => {
      await insert();
      anna.main.cancel(ID);
      await provider.remove(account, anna.main.id, ID, null);
      await provider.remove(account, anna.main.id, 'neverseen', null);
      expect(await provider.read(account, anna.main.id, 'neverseen')).toBeNull();
      expect(await failureOf(provider.patch(account, anna.main.id, ID, null, { title: 'x' }))).toMatchObject({ kind: 'gone' });
    }); // prettier-ignore

    it('into a calendar of somebody else is refused for good', async () => {
      const shared = anna.add({ name: 'Shared', role: 'reader' });
      const refused = await failureOf(provider.insert(account, shared.id, ID, LINK, DRAFT));
      expect(refused).toMatchObject({ kind: 'refused', reason: 'requiredAccessLevel' });
    });
  });

  describe('failures', () => {
    it.each([
      ['rateLimitExceeded', 403, 'rate-limited'], ['userRateLimitExceeded', 403, 'rate-limited'], ['quotaExceeded', 403, 'rate-limited'],
      ['rateLimitExceeded', 429, 'rate-limited'], ['forbiddenForNonOrganizer', 403, 'refused'], ['backendError', 500, 'unavailable'],
      ['backendError', 503, 'unavailable'], ['authError', 401, 'unauthorized'], ['insufficientPermissions', 403, 'scope-missing'],
    ])('F28: %s with %i is %s, after one attempt', async (reason, status, kind) => {
      google.fail({ status, reason });
      expect(await failureOf(pulled())).toMatchObject({ kind, reason });
      expect(google.log).toHaveLength(1);
    }); // prettier-ignore

    it('F28: how long to wait is passed on, in seconds or as a date', async () => {
      google.fail({ status: 429, reason: 'rateLimitExceeded', headers: { 'retry-after': '42' } });
      expect(await failureOf(pulled())).toMatchObject({ retryAfterSeconds: 42 });
      google.fail({ status: 503, headers: { 'retry-after': 'Mon, 16 Nov 2026 08:31:00 GMT' } });
      expect(await failureOf(pulled())).toMatchObject({ retryAfterSeconds: 60 });
    });

    it('a line that breaks is unavailable, and nothing is tried behind our back', async () => {
      google.fail({ kind: 'lostRequest' });
      expect(await failureOf(pulled())).toMatchObject({ kind: 'unavailable' });
      expect(google.log).toHaveLength(1);
    });

    it('an access token that has expired is told, and not renewed by the client', async () => {
      google.oauth.expireAccess();
      expect(await failureOf(pulled())).toMatchObject({ kind: 'unauthorized' });
      expect(google.requests('POST', /token/)).toEqual([]);
    });

    it('say neither token nor title nor address', async () => {
      google.fail({ status: 403, reason: 'forbidden' });
      const { message } = await failureOf(insert());
      expect(message).toBe('refused: forbidden');
    });
  });

  describe('channels', () => {
    const channel = {
      id: LINK,
      token: 'secret',
      address: 'https://affianco.test/api/v1/calendar-notifications',
    };

    it('are opened with id, token and address, and stopped; what is stopped already counts as stopped', async () => {
      const { resourceId, expiresAt } = await provider.watch(account, anna.main.id, channel);
      expect(expiresAt).toBe('2026-11-23T08:30:00Z');
      expect(google.channels.live).toMatchObject([
        { id: LINK, token: 'secret', address: channel.address, resourceId },
      ]);
      await provider.unwatch(account, LINK, resourceId);
      await provider.unwatch(account, LINK, resourceId);
      expect(google.channels.live).toEqual([]);
    });

    it('F31: a calendar that cannot be watched is told for good', async () => {
      const holidays = anna.add({ name: 'Holidays', role: 'reader', watchable: false });
      expect(await failureOf(provider.watch(account, holidays.id, channel))).toMatchObject({
        kind: 'push-unsupported',
      });
    });
  });
});
