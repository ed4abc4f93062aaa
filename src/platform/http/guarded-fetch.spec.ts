import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { AddressRefused, AnswerTooLarge, PublicWeb, refusalOf, type Resolve } from './guarded-fetch.js';
import { isPublicAddress } from './public-address.js';

const SECRET = 'SECRET';

/** A server of this machine that nobody outside shall reach, and one that stands for the public. */
let inside: Server;
let outside: Server;
let answer: RequestListener = (_, response) => response.end('hello');
const met: string[] = [];

const at = (server: Server, host: string) => `http://${host}:${(server.address() as AddressInfo).port}`;
const listen = (server: Server, host: string) =>
  new Promise<void>((done) => server.listen(0, host, () => done()));

/** Everything of this machine is public here but 127.0.0.1; ports are free, so that the test can have its own. */
class Machine extends PublicWeb {
  constructor(resolve?: Resolve) {
    super(false, (address) => address === '127.0.0.2', resolve);
  }

  protected override check(url: URL): void {
    const bare = new URL(url);
    bare.port = '';
    super.check(bare);
  }
}

const names =
  (addresses: Record<string, string[]>): Resolve =>
  (host, told) =>
    told(
      null,
      (addresses[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

beforeAll(async () => {
  inside = createServer((request, response) => {
    met.push(request.url ?? '');
    response.end(SECRET);
  });
  outside = createServer((request, response) => answer(request, response));
  await listen(inside, '127.0.0.1');
  await listen(outside, '127.0.0.2');
});
afterAll(() => {
  inside.closeAllConnections();
  inside.close();
  outside.closeAllConnections();
  outside.close();
});

async function refusal(asking: Promise<unknown>): Promise<string | null> {
  return asking.then(
    () => null,
    (error: unknown) => refusalOf(error)?.reason ?? String(error),
  );
}

describe('F34: what a person gives as an address never reaches a private network', () => {
  const web = new PublicWeb(false);
  afterAll(() => web.close());

  it.each([
    'http://127.0.0.1/', 'http://127.1/', 'http://127.0.0.1./', 'http://2130706433/', 'http://0x7f000001/',
    'http://0x7f.1/', 'http://017700000001/', 'http://0177.0.0.1/', 'http://①②⑦.⓪.⓪.①/', 'http://127。0。0。1/',
    'http://0/', 'http://0.0.0.0/', 'http://[::]/', 'http://[::1]/', 'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/', 'http://[0:0:0:0:0:ffff:127.0.0.1]/', 'http://[::127.0.0.1]/', 'http://[::7f00:1]/',
    'http://[64:ff9b::7f00:1]/', 'http://[2002:7f00:1::]/', 'http://[2001:0:7f00:1::]/', 'http://[fe80::1]/',
    'http://[fec0::1]/', 'http://[fd00:ec2::254]/', 'http://10.0.0.1/', 'http://172.16.0.1/', 'http://192.168.1.1/',
    'http://100.64.0.1/', 'http://169.254.169.254/latest/meta-data/', 'http://198.18.0.1/', 'http://192.0.2.1/',
    'http://168.63.129.16/', 'http://224.0.0.1/', 'http://255.255.255.255/', 'http://240.0.0.1/', 'http://[ff02::1]/',
    'http://[2001:db8::1]/', 'https://127.0.0.1/', 'https://127.0.0.1:8443/',
  ])('%s', async (address) => {
    expect(await refusal(web.fetch(address))).toBe('private-network');
  }); // prettier-ignore

  it.each(['http://localhost/', 'http://LOCALHOST/'])('%s, by the machine’s own names', async (address) => {
    expect(await refusal(web.fetch(address))).toBe('private-network');
  });

  it('lets the public internet pass', () => {
    for (const address of ['8.8.8.8', '93.184.216.34', '2606:4700::1111', '2a00:1450:4001::5']) {
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
    }
    expect(isPublicAddress('no address')).toBe(false);
  });

  it.each([
    ['file:///etc/passwd', 'scheme'],
    ['ftp://example.com/', 'scheme'],
    ['data:text/plain,x', 'scheme'],
    ['http://user:secret@example.com/', 'credentials'],
    ['http://example.com:22/', 'port'],
    ['http://example.com:6379/', 'port'],
  ])('%s is refused for its %s', async (address, reason) => {
    expect(await refusal(web.fetch(address))).toBe(reason);
  });

  it('says nothing of where the address led', async () => {
    const error: unknown = await web.fetch('http://192.168.1.1/secret').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AddressRefused);
    expect(String(error)).not.toMatch(/192|secret/);
  });
});

describe('names', () => {
  it('one private address among those of a name refuses it', async () => {
    const web = new Machine(names({ 'both.test': ['127.0.0.2', '127.0.0.1'] }));
    expect(await refusal(web.fetch(at(inside, 'both.test')))).toBe('private-network');
    expect(await refusal(web.fetch(at(outside, 'both.test')))).toBe('private-network');
    await web.close();
  });

  it('what was looked at is what is connected to, however the name answers the second time', async () => {
    let asked = 0;
    const web = new Machine((_, told) =>
      told(null, [{ address: asked++ === 0 ? '127.0.0.2' : '127.0.0.1', family: 4 }]),
    );
    answer = (_, response) => response.setHeader('connection', 'close').end('hello');
    expect(await (await web.fetch(at(outside, 'rebinding.test'))).text()).toBe('hello');
    expect(asked).toBe(1);
    expect(await refusal(web.fetch(at(inside, 'rebinding.test')))).toBe('private-network');
    await web.close();
  });

  it('a name without an address is an error like any other', async () => {
    const web = new Machine(names({}));
    await expect(web.fetch('http://nowhere.test/')).rejects.toThrow(TypeError);
    await web.close();
  });
});

describe('redirects', () => {
  const web = new Machine(names({ 'public.test': ['127.0.0.2'], 'other.test': ['127.0.0.2'] }));
  const to = (address: string, status = 302) =>
    ((_, response) => response.writeHead(status, { location: address }).end()) as RequestListener;
  afterAll(() => web.close());

  it('are checked again: a public server cannot send us inside', async () => {
    answer = to(at(inside, '127.0.0.1'));
    expect(await refusal(web.fetch(at(outside, 'public.test')))).toBe('private-network');
    expect(met).toEqual([]);
  });

  it('are followed three times', async () => {
    let left = 3;
    answer = (request, response) =>
      left-- > 0
        ? response.writeHead(302, { location: `/${left}` }).end()
        : response.end(`${request.method} arrived`);
    expect(await (await web.fetch(at(outside, 'public.test'))).text()).toBe('GET arrived');
    answer = to('/again');
    expect(await refusal(web.fetch(at(outside, 'public.test')))).toBe('redirects');
  });

  it('keep method, body and credentials on the same host, and no credentials on another one', async () => {
    const seen: string[] = [];
    const ask = (path: string) =>
      web.fetch(`${at(outside, 'public.test')}${path}`, {
        method: 'PROPFIND',
        body: '<propfind/>',
        headers: { authorization: 'Basic eA==', depth: '0' },
      });
    answer = (request, response) => {
      const { authorization, depth } = request.headers;
      seen.push(`${request.method} ${request.url} ${authorization ?? 'nobody'} ${String(depth)}`);
      if (request.url === '/here') return response.writeHead(301, { location: '/there' }).end();
      if (request.url !== '/away') return response.end();
      return response.writeHead(301, { location: `${at(outside, 'other.test')}/there` }).end();
    };
    await ask('/here');
    await ask('/away');
    expect(seen).toEqual([
      'PROPFIND /here Basic eA== 0',
      'PROPFIND /there Basic eA== 0',
      'PROPFIND /away Basic eA== 0',
      'PROPFIND /there nobody 0',
    ]);
  });

  it('are given back to who wants to see them', async () => {
    answer = to('/dav/', 301);
    const response = await web.fetch(at(outside, 'public.test'), { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, '/dav/']);
  });
});

describe('answers', () => {
  const web = new Machine(names({ 'public.test': ['127.0.0.2'] }));
  afterAll(() => web.close());

  it('end where they grow too large, packed ones by what is in them', async () => {
    const limits = { seconds: 5, bytes: 1000 };
    answer = (_, response) => response.end('x'.repeat(1001));
    await expect(web.fetch(at(outside, 'public.test'), {}, limits)).rejects.toBeInstanceOf(AnswerTooLarge);
    answer = (_, response) =>
      response.setHeader('content-encoding', 'gzip').end(gzipSync('x'.repeat(100_000)));
    await expect(web.fetch(at(outside, 'public.test'), {}, limits)).rejects.toBeInstanceOf(AnswerTooLarge);
    answer = (_, response) => response.end('x'.repeat(1000));
    expect(await (await web.fetch(at(outside, 'public.test'), {}, limits)).text()).toHaveLength(1000);
  });

  it('end where they take too long', async () => {
    answer = (_, response) => response.write('and then');
    const asking = web.fetch(at(outside, 'public.test'), {}, { seconds: 0.3, bytes: 1000 });
    await expect(asking).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('say where they came from, and 304 has no body', async () => {
    answer = (request, response) =>
      response.writeHead(request.url === '/new' ? 304 : 302, { location: '/new' }).end();
    const response = await web.fetch(at(outside, 'public.test'));
    expect([response.status, response.url, await response.text()]).toEqual([
      304,
      `${at(outside, 'public.test')}/new`,
      '',
    ]);
  });
});

it('ALLOW_PRIVATE_NETWORK_URLS opens the network at home, and any port, and still no other scheme', async () => {
  const web = new PublicWeb(true);
  expect(await (await web.fetch(at(inside, '127.0.0.1'))).text()).toBe(SECRET);
  expect(await (await web.fetch(at(inside, 'localhost'))).text()).toBe(SECRET);
  expect(await refusal(web.fetch('file:///etc/passwd'))).toBe('scheme');
  await web.close();
});
