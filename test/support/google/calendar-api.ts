import type { GoogleAccount, PersonsCalendar } from './account.js';
import type { Channels } from './channels.js';
import type { GoogleEvent } from './event-resource.js';
import { Refusal, type Answer, type Question } from './http.js';
import { demandOnCalendar, demandScope, onlyBusy, type Method } from './scopes.js';

/** Who asks, and with what permission. */
export interface Bearer {
  readonly account: GoogleAccount;
  readonly scopes: ReadonlySet<string>;
}

const BASE = '/calendar/v3';

/** The methods of Calendar API v3 that a program in step needs. */
export class CalendarApi {
  /** Messages to guests that calls have caused: none, if all is well (F22). */
  mailsSent = 0;
  /** No listing has more on a page, whatever was asked for. */
  pageSize: number | null = null;

  constructor(private readonly channels: Channels) {}

  answer(question: Question, bearer: Bearer): Answer {
    const [noun, id, part, event] = question.path.slice(BASE.length + 1).split('/');
    const { method } = question;
    if (noun === 'users' && id === 'me' && part === 'calendarList') {
      if (method !== 'GET') throw notFound();
      return event === undefined ? this.list(question, bearer) : this.entry(bearer, event);
    }
    if (noun === 'channels' && id === 'stop' && method === 'POST') {
      demandScope('channels.stop', bearer.scopes);
      this.channels.stop(fields(question));
      return { status: 204 };
    }
    if (noun !== 'calendars') throw notFound();
    if (id === undefined) return this.create(question, bearer);
    if (part === undefined) return this.calendar(question, bearer, id);
    if (part !== 'events') throw notFound();
    return this.events(question, bearer, id, event);
  }

  private list(question: Question, bearer: Bearer): Answer {
    demandScope('calendarList.list', bearer.scopes);
    const shown = bearer.account.calendars.filter(({ stored }) => !stored.removed && stored.role !== 'none');
    const from = Number(question.query.get('pageToken') ?? 0);
    const size = Math.min(Number(question.query.get('maxResults') ?? 100), 250, this.pageSize ?? Infinity);
    const more = from + size < shown.length;
    const items = shown.slice(from, from + size).map(listed);
    return {
      status: 200,
      body: { kind: 'calendar#calendarList', items, ...(more && { nextPageToken: String(from + size) }) },
    };
  }

  private entry(bearer: Bearer, id: string): Answer {
    const calendar = this.reach('calendarList.get', bearer, id);
    return { status: 200, body: listed(calendar) };
  }

  private create(question: Question, bearer: Bearer): Answer {
    if (question.method !== 'POST') throw notFound();
    demandScope('calendars.insert', bearer.scopes);
    const { summary, description, timeZone } = fields(question);
    if (typeof summary !== 'string' || summary === '') throw new Refusal(400, 'required', 'Missing title.');
    const settings = {
      name: summary,
      ...(typeof description === 'string' && { description }),
      ...(typeof timeZone === 'string' && { timeZone }),
    };
    const made = bearer.account.add(settings, { byApp: true });
    return { status: 200, body: described(made) };
  }

  private calendar(question: Question, bearer: Bearer, id: string): Answer {
    if (question.method === 'GET')
      return { status: 200, body: described(this.reach('calendars.get', bearer, id)) };
    if (question.method !== 'DELETE') throw notFound();
    const calendar = this.reach('calendars.delete', bearer, id);
    if (calendar.stored.main)
      throw new Refusal(403, 'cannotDeletePrimaryCalendar', 'Cannot delete primary calendar.');
    if (calendar.stored.role !== 'owner')
      throw new Refusal(403, 'requiredAccessLevel', 'You need to have owner access to this calendar.');
    bearer.account.drop(calendar);
    return { status: 204 };
  }

  private events(question: Question, bearer: Bearer, calendarId: string, id: string | undefined): Answer {
    const { method, query, headers } = question;
    const etag = headers['if-match'];
    if (id === undefined) {
      if (method === 'POST') {
        const calendar = this.reach('events.insert', bearer, calendarId, true);
        const given = fields(question) as GoogleEvent;
        const answer = calendar.stored.insert(given);
        this.mail(query, given.attendees);
        return answer;
      }
      if (method !== 'GET') throw notFound();
      const calendar = this.reach('events.list', bearer, calendarId);
      return calendar.stored.list(query, this.pageSize, onlyBusy(bearer.scopes, calendar.stored.appCreated));
    }
    if (id === 'watch' && method === 'POST') return this.watch(question, bearer, calendarId);
    if (method === 'GET') {
      const calendar = this.reach('events.get', bearer, calendarId);
      return calendar.stored.get(id, onlyBusy(bearer.scopes, calendar.stored.appCreated));
    }
    if (method === 'PATCH' || method === 'PUT') {
      const name = method === 'PATCH' ? 'events.patch' : 'events.update';
      const calendar = this.reach(name, bearer, calendarId, true);
      const answer = calendar.stored.change(id, fields(question) as GoogleEvent, etag, method === 'PUT');
      this.mail(query, calendar.find(id)?.attendees);
      return answer;
    }
    if (method !== 'DELETE') throw notFound();
    const calendar = this.reach('events.delete', bearer, calendarId, true);
    const guests = calendar.find(id)?.attendees;
    const answer = calendar.stored.remove(id, etag);
    this.mail(query, guests);
    return answer;
  }

  private watch(question: Question, bearer: Bearer, calendarId: string): Answer {
    const calendar = this.reach('events.watch', bearer, calendarId);
    const channel = this.channels.open(calendar.stored, fields(question));
    return {
      status: 200,
      body: {
        kind: 'api#channel',
        id: channel.id,
        resourceId: channel.resourceId,
        resourceUri: `https://www.googleapis.com/calendar/v3/calendars/${encodeURIComponent(calendar.id)}/events?alt=json`,
        ...(channel.token !== null && { token: channel.token }),
        expiration: String(channel.expiration),
      },
    };
  }

  private reach(method: Method, bearer: Bearer, id: string, writing = false): PersonsCalendar {
    demandScope(method, bearer.scopes);
    const { account, scopes } = bearer;
    const found = id === 'primary' ? account.main : account.calendars.find((calendar) => calendar.id === id);
    if (!found || found.stored.removed || found.stored.role === 'none') throw notFound();
    demandOnCalendar(method, scopes, found.stored.appCreated);
    if (writing && !['owner', 'writer'].includes(found.stored.role)) {
      throw new Refusal(403, 'requiredAccessLevel', 'You need to have writer access to this calendar.');
    }
    return found;
  }

  private mail(query: URLSearchParams, guests: GoogleEvent['attendees']): void {
    const told = query.get('sendUpdates') ?? (query.get('sendNotifications') === 'true' ? 'all' : 'none');
    if (told !== 'none') this.mailsSent += (guests ?? []).filter(({ self }) => self !== true).length;
  }
}

const fields = ({ body }: Question): Record<string, unknown> => {
  if (typeof body !== 'object' || body === null)
    throw new Refusal(400, 'parseError', 'This API requires a body.');
  return body as Record<string, unknown>;
};

const described = ({ stored }: PersonsCalendar) => ({
  kind: 'calendar#calendar',
  etag: '"1"',
  id: stored.id,
  summary: stored.name,
  ...(stored.description !== null && { description: stored.description }),
  timeZone: stored.timeZone,
});

const listed = ({ stored }: PersonsCalendar) => ({
  kind: 'calendar#calendarListEntry',
  etag: '"1"',
  id: stored.id,
  summary: stored.name,
  ...(stored.description !== null && { description: stored.description }),
  timeZone: stored.timeZone,
  colorId: '14',
  backgroundColor: '#9fe1e7',
  foregroundColor: '#000000',
  selected: true,
  accessRole: stored.role,
  defaultReminders: [],
  ...(stored.main && { primary: true }),
});

const notFound = () => new Refusal(404, 'notFound', 'Not Found');
