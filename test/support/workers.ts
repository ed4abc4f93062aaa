import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildServer, type BuiltServer } from './built-server.js';
import { testSecret } from './cluster.js';
import type { TestApp } from './start-app.js';

const hook = pathToFileURL(fileURLToPath(new URL('moved-clock.mjs', import.meta.url))).toString();

/** Processes that work, under a clock that a test moves; whichever dies is followed by another one. */
export class Workers {
  readonly errors: string[] = [];
  kills = 0;
  private wanted = 0;
  private readonly alive: ChildProcess[] = [];

  private constructor(
    private readonly test: TestApp,
    private readonly built: BuiltServer,
    private readonly environment: Record<string, string>,
  ) {}

  /** @param environment beside what every worker of a test has */
  static async of(test: TestApp, environment: Record<string, string> = {}): Promise<Workers> {
    const workers = new Workers(test, await buildServer(), environment);
    workers.setClock();
    return workers;
  }

  /** So many, from now on. */
  begin(count: number): void {
    this.wanted = count;
    while (this.alive.length < this.wanted) this.start();
  }

  /** No more: all die at once, as in a power cut. */
  async stop(): Promise<void> {
    this.wanted = 0;
    const dying = [...this.alive];
    for (const worker of dying) worker.kill('SIGKILL');
    await Promise.all(dying.map((worker) => once(worker, 'exit')));
  }

  /** One of them dies. @param which any number */
  kill(which: number): void {
    const worker = this.alive[which % Math.max(1, this.alive.length)];
    if (worker?.kill('SIGKILL')) this.kills++;
  }

  /** The workers' clock shows what the test's does. */
  setClock(): void {
    const file = this.clockFile;
    writeFileSync(`${file}.new`, this.test.clock.now().toString());
    // Whoever reads sees the old one or the new one, never half of it.
    renameSync(`${file}.new`, file);
  }

  async remove(): Promise<void> {
    await this.stop();
    await this.built.remove();
  }

  private get clockFile(): string {
    return join(this.test.environment.dataDir, 'clock');
  }

  private start(): void {
    const worker = this.built.start({
      NODE_ENV: 'test', ROLE: 'worker', PORT: '0', LOG_LEVEL: 'silent', PUBLIC_URL: 'http://localhost:3000',
      DATABASE_URL: this.test.addresses.app, DATA_DIR: this.test.environment.dataDir, SECRET_KEY: testSecret,
      NODE_OPTIONS: `--import=${hook}`, MOVED_CLOCK: this.clockFile, ...this.environment,
    }); // prettier-ignore
    this.alive.push(worker);
    worker.stderr?.on('data', (text: Buffer) => this.errors.push(text.toString()));
    void once(worker, 'exit').then(() => {
      this.alive.splice(this.alive.indexOf(worker), 1);
      if (this.alive.length < this.wanted) this.start();
    });
  }
}
