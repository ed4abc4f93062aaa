import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { debianProgram } from './programs.js';

const run = promisify(execFile);

/** What a calendar program took from a feed, by the file it keeps of each event. */
export interface Subscribed {
  /** Reads the feed again, as vdirsyncer does. */
  read(): Promise<void>;
  /** The events it has, as iCalendar text. */
  events(): Promise<string[]>;
  /** What khal, told to show these days, prints. */
  agenda(from: string, days: number): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * A subscription by programs that people use: vdirsyncer reads the feed over HTTP into files, khal shows them. Debian
 * has both; where they cannot be had, the test says so by failing.
 */
export async function subscribed(address: string, zone: string): Promise<Subscribed> {
  const folder = await mkdtemp(join(tmpdir(), 'affianco-subscription-'));
  const path = (name: string) => join(folder, name);
  await mkdir(path('events'));
  await writeFile(
    path('vdirsyncer.conf'),
    `[general]\nstatus_path = "${path('status')}"\n
[pair feed]\na = "there"\nb = "here"\ncollections = null\nconflict_resolution = "a wins"\n
[storage there]\ntype = "http"\nurl = "${address}"\n
[storage here]\ntype = "filesystem"\npath = "${path('events')}"\nfileext = ".ics"\n`,
  );
  await writeFile(
    path('khal.conf'),
    `[calendars]\n[[feed]]\npath = ${path('events')}\nreadonly = True\n
[locale]\nlocal_timezone = ${zone}\ndefault_timezone = ${zone}\ntimeformat = %H:%M\ndateformat = %Y-%m-%d
longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n
[sqlite]\npath = ${path('khal.db')}\n`,
  );
  // Its own zone decides nothing, and no proxy stands between the program and loopback.
  const env = { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8', HOME: folder, NO_PROXY: '*', no_proxy: '*' };
  const vdirsyncer = debianProgram('vdirsyncer');
  const khal = debianProgram('khal');
  const reader = (...args: string[]) => run(vdirsyncer, ['-c', path('vdirsyncer.conf'), ...args], { env });
  await reader('discover', 'feed');
  return {
    async read() {
      await reader('sync', 'feed');
    },
    async events() {
      const names = await readdir(path('events'));
      return Promise.all(names.map((name) => readFile(join(path('events'), name), 'utf8')));
    },
    async agenda(from, days) {
      const format = ['--format', '{start-date} {start-time} {title}', '--day-format', ''];
      const { stdout } = await run(
        khal,
        ['-c', path('khal.conf'), 'list', ...format, '--once', from, `${days}d`],
        { env },
      );
      return stdout.split('\n').filter((line) => line.trim() !== '');
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
