// Eight callers at once, over connections that stay open.
import { Agent, request } from 'node:http';

const CALLERS = 8;
const agent = new Agent({ keepAlive: true, maxSockets: CALLERS });

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** One request; gives its status and the length of what came. */
export function call(url, { method = 'GET', path, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const outgoing = request(`${url}${path}`, {
      method,
      agent,
      headers: {
        ...headers,
        ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      },
    });
    outgoing.on('error', reject).on('response', (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part)).on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode, body: Buffer.concat(parts) }));
    });
    outgoing.end(text);
  });
}

/** Asks as fast as answers come. @returns CPU of the server per request, and how long callers waited */
export async function load(server, next, expected, milliseconds, callers = CALLERS) {
  const times = [];
  const before = await server.cost();
  const begun = performance.now();
  const caller = async () => {
    while (performance.now() - begun < milliseconds) {
      const started = performance.now();
      const { status, body } = await call(server.url, next());
      if (status !== expected)
        throw new Error(`${server.url} answered ${status}: ${body.toString().slice(0, 300)}`);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const after = await server.cost();
  times.sort((a, b) => a - b);
  return {
    requests: times.length,
    perSecond: times.length / ((performance.now() - begun) / 1000),
    cpuMicros: (after.cpuMicros - before.cpuMicros) / times.length,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
  };
}

/** Both in turn, so that whatever else the machine does meets both; medians of the rounds. */
export async function sideBySide(
  ours,
  bare,
  { rounds = 3, milliseconds = 2500, warmUp = 1200, callers = CALLERS } = {},
) {
  const all = { ours: [], bare: [] };
  await load(ours.server, ours.next, ours.status, warmUp, callers);
  await load(bare.server, bare.next, bare.status, warmUp, callers);
  for (let round = 0; round < rounds; round++) {
    all.ours.push(await load(ours.server, ours.next, ours.status, milliseconds, callers));
    all.bare.push(await load(bare.server, bare.next, bare.status, milliseconds, callers));
  }
  const middle = (rows) =>
    Object.fromEntries(Object.keys(rows[0]).map((key) => [key, median(rows.map((row) => row[key]))]));
  return { ours: middle(all.ours), bare: middle(all.bare) };
}
