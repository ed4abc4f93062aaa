import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { secondsBetween } from '../../../kernel/interval.js';
import { localDay } from '../../../kernel/time-zone.js';
import { Week } from '../../../kernel/week.js';
import { UnreadableImport } from '../time-entry.errors.js';
import type { ImportedEntry, ImportedRow } from './imported-row.js';
import { readToggl } from './toggl.js';

const ROME = 'Europe/Rome';
const HEADER =
  'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags';
const sample = (name: string) =>
  createReadStream(new URL(`../../../../test/samples/${name}`, import.meta.url));

async function read(file: Readable | string, timeZone = ROME): Promise<ImportedRow[]> {
  const rows: ImportedRow[] = [];
  const stream = typeof file === 'string' ? Readable.from([Buffer.from(file)]) : file;
  for await (const row of readToggl(stream, timeZone)) rows.push(row);
  return rows;
}

const taken = (rows: ImportedRow[]): ImportedEntry[] => rows.flatMap((row) => (row.ok ? [row.entry] : []));
const refusals = (rows: ImportedRow[]) => rows.flatMap((row) => (row.ok ? [] : [[row.line, row.problem]]));
const seconds = (entries: ImportedEntry[]) =>
  entries.reduce((sum, entry) => sum + secondsBetween(entry.startedAt, entry.endedAt), 0);

/** A row with everything right but what a test changes. */
function row(changes: Partial<Record<string, string>> = {}): string {
  const cells: Record<string, string> = {
    User: 'Anna',
    Email: 'anna@x.test',
    Client: 'Studio',
    Project: 'Posta',
    Task: '',
    Description: 'x',
    Billable: 'Yes',
    'Start date': '2026-11-16',
    'Start time': '09:00:00',
    'End date': '2026-11-16',
    'End time': '10:00:00',
    Duration: '01:00:00',
    Tags: '',
  };
  return HEADER.split(',')
    .map((name) => changes[name] ?? cells[name])
    .join(',');
}

describe('five weeks of Toggl', () => {
  const week = Week.of(Temporal.PlainDate.from('2026-11-04'), 1);

  it('are 252 entries without a complaint, each with a hash of its own', async () => {
    const rows = await read(sample('toggl-detailed-5-weeks.csv'));
    expect(refusals(rows)).toEqual([]);
    expect(new Set(taken(rows).map((entry) => entry.hash)).size).toBe(252);
  });

  it.each([
    ['Studio Bianchi', '22:51:58', '18:14:52'],
    ['Harper & Cole Ltd', '10:25:24', null],
    ['Lindner Übersetzungen', '9:52:36', null],
    ['Talleres Núñez', '10:06:40', null],
  ])('count for %s in 2026-W45 %s, to the second', async (client, worked, billable) => {
    const inSeconds = (text: string) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    const entries = taken(await read(sample('toggl-detailed-5-weeks.csv'))).filter(
      (entry) => entry.client === client && week.contains(localDay(entry.startedAt, ROME)),
    );
    expect(seconds(entries)).toBe(inSeconds(worked));
    if (billable) expect(seconds(entries.filter((entry) => entry.billable))).toBe(inSeconds(billable));
  });

  it('hold a night of 3:00 that the clocks show as 01:30 to 03:30 (R-02), and an entry over midnight (R-06)', async () => {
    const entries = taken(await read(sample('toggl-detailed-5-weeks.csv')));
    const night = entries.find((entry) => entry.description === 'Guardia nocturna');
    const call = entries.find((entry) => entry.description === 'Late call with New York');
    expect(night && seconds([night])).toBe(3 * 3600);
    expect(call && [localDay(call.startedAt, ROME).toString(), seconds([call])]).toEqual([
      '2026-11-08',
      105 * 60,
    ]);
  });

  it('read in a zone whose clocks do not go back, betray it: the night of 3:00 does not add up', async () => {
    expect(refusals(await read(sample('toggl-detailed-5-weeks.csv'), 'UTC'))).toEqual([
      [91, 'duration-differs'],
    ]);
  });

  it('have the same hashes whatever zone they are read in', async () => {
    const hashes = async (zone: string) =>
      taken(await read(sample('toggl-detailed-5-weeks.csv'), zone)).map((entry) => entry.hash);
    expect((await hashes('Europe/Madrid')).sort()).toEqual((await hashes(ROME)).sort());
  });
});

describe('special characters', () => {
  it('survive: line breaks, quotes, emoji, formulas; and the bad row is named by its line', async () => {
    const rows = await read(sample('toggl-special-characters.csv'));
    expect(taken(rows).map((entry) => [entry.line, entry.client, entry.service, entry.description])).toEqual([
      [2, 'Caffè "Da Niño" & Figli', 'Posta', 'Riga uno\nriga due; virgola, "virgolette" e 🧾'],
      [4, 'Caffè "Da Niño" & Figli', null, '=1+1'],
    ]);
    expect(refusals(rows)).toEqual([[5, 'no-client']]);
  });
});

describe('a row', () => {
  it.each([
    [{ Email: '' }, 'no-person'],
    [{ Email: 'anna' }, 'no-person'],
    [{ Client: ' ' }, 'no-client'],
    [{ Client: 'x'.repeat(121) }, 'text-too-long'],
    [{ Description: 'x'.repeat(3001) }, 'text-too-long'],
    [{ Description: '\u0000' }, 'unreadable-characters'],
    [{ Billable: 'Maybe' }, 'malformed-billable'],
    [{ 'Start date': '2026-02-30' }, 'malformed-time'],
    [{ 'Start date': '16/11/2026' }, 'malformed-time'],
    [{ 'Start time': '9:00' }, 'malformed-time'],
    [{ Duration: '1.5' }, 'malformed-time'],
    [{ Duration: '00:00:00' }, 'no-duration'],
    [{ Duration: '00:59:00' }, 'duration-differs'],
    [{ 'End time': '08:00:00' }, 'ends-before-start'],
    [{ 'End date': '2026-11-18', Duration: '49:00:00' }, 'too-long'],
    [{ 'Start date': '2026-03-29', 'Start time': '02:30:00' }, 'no-such-wall-time'],
    [{ Tags: 'one,cell too many' }, 'wrong-number-of-cells'],
  ])('with %j is listed as %s', async (changes, problem) => {
    const rows = await read([HEADER, row(), row(changes), row({ Description: 'y' })].join('\n'));
    expect(refusals(rows)).toEqual([[3, problem]]);
    expect(taken(rows)).toHaveLength(2);
  });

  it('without an end lasts its duration, and is not billable unless it says so', async () => {
    const [entry] = taken(
      await read('Email,Client,Start date,Start time,Duration\na@x.test,B,2026-11-16,09:00:00,00:20:00'),
    );
    expect(entry).toMatchObject({ billable: false, service: null, person: { name: 'a@x.test' } });
    expect(entry?.endedAt.toString()).toBe('2026-11-16T08:20:00Z');
  });

  it('that is one hour of the hour that comes twice is told by its duration: 02:15 to 02:15 (R-02)', async () => {
    const night = {
      'Start date': '2026-10-25',
      'End date': '2026-10-25',
      'Start time': '02:15:00',
      'End time': '02:15:00',
    };
    const [entry] = taken(await read([HEADER, row(night)].join('\n')));
    expect([entry?.startedAt.toString(), entry?.endedAt.toString()]).toEqual([
      '2026-10-25T00:15:00Z',
      '2026-10-25T01:15:00Z',
    ]);
  });

  it('keeps its line number after empty lines and with any line ends', async () => {
    const rows = await read([HEADER, '', row(), '', row({ Client: '' })].join('\r\n'));
    expect(refusals(rows)).toEqual([[5, 'no-client']]);
  });

  it('of a Toggl task says so in its description', async () => {
    const [entry] = taken(await read([HEADER, row({ Task: 'Newsletter', Description: 'Bozza' })].join('\n')));
    expect(entry?.description).toBe('Newsletter: Bozza');
  });
});

describe('a file', () => {
  it.each([
    ['nothing', '', 1],
    ['another header', 'Project,Client\na,b\n', 1],
    ['a quote that is never closed', `${HEADER}\n"Anna,`, 2],
    ['a stray quote', `${HEADER}\n"Anna"x,`, 2],
  ])('with %s is refused as a whole', async (_, text, line) => {
    const failure = await read(text).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnreadableImport);
    expect((failure as UnreadableImport).details).toEqual({ line });
  });

  it('that breaks off while it is read is an error, not a short file', async () => {
    const broken = new Readable({ read: () => undefined });
    broken.push(`${HEADER}\n`);
    const reading = read(broken);
    setImmediate(() => broken.destroy(new Error('connection lost')));
    await expect(reading).rejects.toThrow('connection lost');
  });

  it('is read in the memory of a few rows', async () => {
    function* endless() {
      yield `${HEADER}\n`;
      for (let minute = 0; ; minute++) yield `${row({ Description: `entry ${minute}` })}\n`;
    }
    let count = 0;
    for await (const each of readToggl(Readable.from(endless()), ROME)) {
      expect(each.ok).toBe(true);
      if (++count === 2000) break;
    }
    expect(count).toBe(2000);
  });
});
