// A server in a process of its own, whose CPU time is known.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';

const probe = new URL('probe.mjs', import.meta.url).href;

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a program and waits until `path` is answered with 200. */
export async function startMeasured(program, environment, path = '/health/ready', flags = []) {
  const port = Number(environment.PORT ?? (await freePort()));
  const begun = performance.now();
  const child = spawn(process.execPath, [...flags, '--import', probe, fileURLToPath(program)], {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${program} ended: ${errors}`);
    const ready = await fetch(url + path).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) break;
    if (performance.now() - begun > 60_000) throw new Error(`${program} does not get ready: ${errors}`);
    await pause(10);
  }
  const readyMs = performance.now() - begun;
  return {
    url,
    readyMs,
    async cost() {
      child.send('cost');
      const [answer] = await once(child, 'message');
      return answer;
    },
    /** Of a program that answers questions of its own, one at a time. */
    async ask(question) {
      child.send(question);
      const [answer] = await once(child, 'message');
      if (answer.failed) throw new Error(answer.failed);
      return answer;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
