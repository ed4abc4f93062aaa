import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';

/** The ways in which servers of CalDAV differ from its book, each met somewhere (calendar.md, section 4). */
export interface Manners {
  /** `none`: not even in lists; `weak`: as behind a proxy that packs answers. */
  etags: 'strong' | 'weak' | 'none';
  /** `forgets-…`: tokens of before are unknown; `repeats`: and are answered with a list of everything. */
  sync: 'good' | 'none' | 'forgets-403' | 'forgets-500' | 'repeats' | 'cut-off';
  /** `drops`: leaves every second one out; `none`: has no such thing. */
  multiget: 'good' | 'drops' | 'none';
  /** Adds a line of its own to whatever it is given. */
  rewrites: boolean;
  ctag: boolean;
}

/** What goes wrong with the next request of a kind. */
export interface Fault {
  readonly method: string;
  readonly what:
    | { readonly status: number; readonly headers?: Record<string, string> }
    /** Done, but nobody hears of it. */
    | 'lost-reply'
    /** Half of the answer. */
    | 'cut'
    /** A page to sign in, and 200. */
    | 'page'
    /** 207, and nothing in it. */
    | 'empty'
    | 'not-xml';
}

const CALENDAR = '/dav/ada/work/';

/** A CalDAV server with one person and one calendar, on loopback, that misbehaves as it is told. */
export async function startCaldavStandIn() {
  const stored = new Map<string, string>();
  /** Every change, in order: the number of the last one is the token. */
  const changes: string[] = [];
  const faults: Fault[] = [];
  const log: string[] = [];
  const manners: Manners = { etags: 'strong', sync: 'good', multiget: 'good', rewrites: false, ctag: true };
  let epoch = 1;

  const etag = (name: string) => {
    const hash = createHash('md5')
      .update(stored.get(name) ?? '')
      .digest('hex');
    return manners.etags === 'weak' ? `W/"${hash}"` : `"${hash}"`;
  };
  const token = () => `http://stand-in/sync/${epoch}/${changes.length}`;
  const put = (name: string, text: string) => {
    stored.set(name, text);
    changes.push(name);
  };
  const drop = (name: string) => {
    stored.delete(name);
    changes.push(name);
  };

  const prop = (content: string, href = CALENDAR) =>
    `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${content}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`;
  const etagOf = (name: string) =>
    manners.etags === 'none' ? '' : `<d:getetag>${escaped(etag(name))}</d:getetag>`;
  const resource = (name: string, more = '') =>
    prop(etagOf(name) + more, CALENDAR + encodeURIComponent(name));
  const gone = (name: string) =>
    `<d:response><d:href>${CALENDAR}${encodeURIComponent(name)}</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>`;
  const data = (name: string) => `<c:calendar-data>${escaped(stored.get(name) ?? '')}</c:calendar-data>`;

  function propfind(path: string, depth: string): string {
    if (path.startsWith('/.well-known')) return '';
    if (path === '/' || path === '/dav/') {
      return prop('<d:current-user-principal><d:href>/dav/ada/</d:href></d:current-user-principal>', path);
    }
    const described = prop(
      '<d:resourcetype><d:collection/><c:calendar/></d:resourcetype><d:displayname>2026</d:displayname>' +
        (manners.sync === 'none' ? '' : `<d:sync-token>${token()}</d:sync-token>`) +
        (manners.ctag ? `<cs:getctag>${epoch}-${changes.length}</cs:getctag>` : ''),
    );
    if (path === '/dav/ada/') {
      const home = '<c:calendar-home-set><d:href>/dav/ada/</d:href></c:calendar-home-set>';
      return prop(home, path) + (depth === '1' ? described : '');
    }
    if (path !== CALENDAR) return '';
    return depth === '0' ? described : described + [...stored.keys()].map((name) => resource(name)).join('');
  }

  function sync(body: string): string | number {
    const known = /sync-token>([^<]*)</.exec(body)?.[1] ?? '';
    const [, since = '0'] = known.match(new RegExp(`/${epoch}/(\\d+)$`)) ?? [];
    const valid = known === '' || known.includes(`/sync/${epoch}/`);
    if (!valid && manners.sync === 'forgets-403') return 403;
    if (!valid && manners.sync === 'forgets-500') return 500;
    const told = valid ? [...new Set(changes.slice(Number(since)))] : [...stored.keys()];
    const cut = manners.sync === 'cut-off' && told.length > 2 ? told.slice(0, 2) : null;
    const until = cut === null ? changes.length : Number(since) + 2;
    return (
      (cut ?? told).map((name) => (stored.has(name) ? resource(name) : gone(name))).join('') +
      (cut
        ? `<d:response><d:href>${CALENDAR}</d:href><d:status>HTTP/1.1 507 Insufficient Storage</d:status></d:response>`
        : '') +
      `<d:sync-token>http://stand-in/sync/${epoch}/${until}</d:sync-token>`
    );
  }

  function multiget(body: string): string | number {
    if (manners.multiget === 'none') return 501;
    const names = [...body.matchAll(/href>([^<]*)</g)].map(([, href = '']) =>
      decodeURIComponent(href.slice(CALENDAR.length)),
    );
    return names
      .filter((_, index) => manners.multiget !== 'drops' || index % 2 === 0)
      .map((name) => (stored.has(name) ? resource(name, data(name)) : gone(name)))
      .join('');
  }

  function write(request: IncomingMessage, name: string, body: string): [number, Record<string, string>] {
    const there = stored.has(name);
    const match = request.headers['if-match'];
    if (request.headers['if-none-match'] === '*' && there) return [412, {}];
    // Strong comparison: a weak one never matches (RFC 9110, section 13.1.1).
    if (match !== undefined && (!there || etag(name).startsWith('W/') || match !== etag(name)))
      return [412, {}];
    if (request.method === 'DELETE') {
      if (there) drop(name);
      return [there ? 204 : 404, {}];
    }
    put(name, manners.rewrites ? body.replace('END:VEVENT', 'X-SERVER:was here\r\nEND:VEVENT') : body);
    const told: Record<string, string> =
      manners.etags === 'none' || manners.rewrites ? {} : { etag: etag(name) };
    return [there ? 204 : 201, told];
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const method = request.method ?? 'GET';
    const body = await textOf(request);
    log.push(`${method} ${path}`);
    const index = faults.findIndex((fault) => fault.method === method);
    const fault = index < 0 ? null : (faults.splice(index, 1)[0]?.what ?? null);
    if (typeof fault === 'object' && fault !== null)
      return void response.writeHead(fault.status, fault.headers).end();
    if (fault === 'page')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>');
    const many = (content: string | number) => {
      if (typeof content === 'number') return void response.writeHead(content).end();
      const said = fault === 'empty' ? '' : content;
      const whole = `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/">${said}</d:multistatus>`;
      const type = fault === 'not-xml' ? 'text/plain' : 'application/xml; charset=utf-8';
      const text = fault === 'cut' ? whole.slice(0, whole.length / 2) : whole;
      response.writeHead(207, { 'content-type': type }).end(text);
    };
    if (method === 'PROPFIND') {
      const content = propfind(path, String(request.headers.depth));
      return many(content === '' ? 404 : content);
    }
    if (method === 'REPORT') return many(body.includes('sync-collection') ? sync(body) : multiget(body));
    const name = decodeURIComponent(path.slice(CALENDAR.length));
    if (method === 'GET') {
      const text = stored.get(name);
      if (text === undefined) return void response.writeHead(404).end();
      return void response.writeHead(200, manners.etags === 'none' ? {} : { etag: etag(name) }).end(text);
    }
    const [status, headers] = write(request, name, body);
    if (fault === 'lost-reply') return void request.socket.destroy();
    response.writeHead(status, headers).end();
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    calendar: url + CALENDAR,
    manners,
    stored,
    log,
    put,
    drop,
    fail: (...next: Fault[]) => void faults.push(...next),
    /** It no longer knows the tokens that it gave. */
    forget: () => void epoch++,
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
