import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { Week } from '../../../kernel/week.js';
import type { DateOrder, ImportFormat } from './import-format.js';
import type { ImportedEntry, ImportedRow } from './imported-row.js';
import { inspect, type OpenFile } from './inspect.js';
import { readRows } from './read-rows.js';
import { ZoneTimes } from './zone-times.js';

const ROME = 'Europe/Rome';
const TOGGL =
  'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags';
const sample =
  (name: string): OpenFile =>
  () =>
    Promise.resolve(createReadStream(new URL(`../../../../test/samples/${name}`, import.meta.url)));
const text =
  (content: string | Buffer): OpenFile =>
  () =>
    Promise.resolve(Readable.from([Buffer.from(content)]));

interface Said {
  readonly timeZone?: string;
  readonly format?: ImportFormat;
  readonly dateOrder?: DateOrder;
}

async function read(open: OpenFile, said: Said = {}): Promise<ImportedRow[]> {
  const found = await inspect(open);
  const format = said.format ?? found.format;
  if (!format) throw new Error('the format is not known');
  const reading = {
    ...found,
    format,
    timeZone: said.timeZone ?? ROME,
    dateOrder: said.dateOrder ?? found.dateOrder ?? 'ymd',
    currency: found.currency,
  };
  return Array.fromAsync(readRows(await open(), reading));
}

const taken = (rows: ImportedRow[]): ImportedEntry[] => rows.flatMap((row) => (row.ok ? [row.entry] : []));
const refusals = (rows: ImportedRow[]) => rows.flatMap((row) => (row.ok ? [] : [[row.line, row.problem]]));
const seconds = (entries: ImportedEntry[]) => entries.reduce((sum, { when }) => sum + when.seconds, 0);
const clocks = ({ when }: ImportedEntry) =>
  when.startedAt ? `${when.startedAt.toString()} ${when.endedAt.toString()}` : when.day;
const day = (entry: ImportedEntry) =>
  entry.when.startedAt ? new ZoneTimes(ROME).dayOf(entry.when.startedAt) : entry.when.day;
const problemOf = (reading: Promise<unknown>) =>
  reading.then(
    () => null,
    (error: { code: string; details: object }) => ({ code: error.code, ...error.details }),
  );

/** A row of Toggl with everything right but what a test changes. */
function row(changes: Partial<Record<string, string>> = {}): string {
  const cells: Record<string, string> = {
    User: 'Anna', Email: 'anna@x.test', Client: 'Studio', Project: 'Posta', Task: '', Description: 'x', Billable: 'Yes',
    'Start date': '2026-11-16', 'Start time': '09:00:00', 'End date': '2026-11-16', 'End time': '10:00:00',
    Duration: '01:00:00', Tags: '',
  }; // prettier-ignore
  return TOGGL.split(',')
    .map((name) => changes[name] ?? cells[name])
    .join(',');
}

describe('five weeks of Toggl', () => {
  const week = Week.of(Temporal.PlainDate.from('2026-11-04'), 1);
  const ofWeek = (entry: ImportedEntry) => week.contains(Temporal.PlainDate.from(day(entry)));

  it('are known by their header, their mark and their commas', async () => {
    expect(await inspect(sample('toggl-detailed-5-weeks.csv'))).toEqual({
      format: 'toggl', encoding: 'utf-8', delimiter: ',', dateOrder: 'ymd', currency: 'EUR', currencyInRows: false,
    }); // prettier-ignore
  });

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
    const inSeconds = (clock: string) => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    const entries = taken(await read(sample('toggl-detailed-5-weeks.csv'))).filter(
      (entry) => entry.client === client && ofWeek(entry),
    );
    expect(seconds(entries)).toBe(inSeconds(worked));
    if (billable) expect(seconds(entries.filter((entry) => entry.billable))).toBe(inSeconds(billable));
  });

  it('hold a night of 3:00 that the clocks show as 01:30 to 03:30 (R-02), and an entry over midnight (R-06)', async () => {
    const entries = taken(await read(sample('toggl-detailed-5-weeks.csv')));
    const night = entries.find((entry) => entry.description.startsWith('Guardia nocturna'));
    const call = entries.find((entry) => entry.description.startsWith('Late call with New York'));
    expect(night && seconds([night])).toBe(3 * 3600);
    expect(call && [day(call), seconds([call])]).toEqual(['2026-11-08', 105 * 60]);
  });

  it('read in a zone whose clocks do not go back, betray it: the night of 3:00 does not add up', async () => {
    expect(refusals(await read(sample('toggl-detailed-5-weeks.csv'), { timeZone: 'UTC' }))).toEqual([
      [91, 'duration-differs'],
    ]);
  });

  it('have the same hashes whatever zone they are read in', async () => {
    const hashes = async (timeZone: string) =>
      taken(await read(sample('toggl-detailed-5-weeks.csv'), { timeZone })).map((entry) => entry.hash);
    expect((await hashes('Europe/Madrid')).sort()).toEqual((await hashes(ROME)).sort());
  });
});

describe('special characters of Toggl', () => {
  it('survive: line breaks, quotes, emoji, formulas; tags follow as words; the bad row is named by its line', async () => {
    const rows = await read(sample('toggl-special-characters.csv'));
    expect(taken(rows).map((entry) => [entry.line, entry.client, entry.service, entry.description])).toEqual([
      [
        2,
        'Caffè "Da Niño" & Figli',
        'Posta',
        'Riga uno\nriga due; virgola, "virgolette" e 🧾 #urgente #da-rivedere',
      ],
      [4, 'Caffè "Da Niño" & Figli', null, '=1+1'],
    ]);
    expect(refusals(rows)).toEqual([[5, 'no-client']]);
  });
});

describe('a row of Toggl', () => {
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
    [{ Duration: '-01:00:00' }, 'no-duration'],
    [{ Duration: '00:59:00' }, 'duration-differs'],
    [{ 'End time': '08:00:00' }, 'ends-before-start'],
    [{ 'End date': '2026-11-17', Duration: '25:00:00' }, 'too-long'],
    [{ 'Start date': '2026-03-29', 'Start time': '02:30:00' }, 'no-such-wall-time'],
    [{ Tags: 'one,cell too many' }, 'wrong-number-of-cells'],
  ])('with %j is listed as %s', async (changes, problem) => {
    const rows = await read(text([TOGGL, row(), row(changes), row({ Description: 'y' })].join('\n')));
    expect(refusals(rows)).toEqual([[3, problem]]);
    expect(taken(rows)).toHaveLength(2);
  });

  it('without an end lasts its duration, and is not billable unless it says so', async () => {
    const [entry] = taken(
      await read(
        text('Email,Client,Start date,Start time,Duration\na@x.test,B,2026-11-16,09:00:00,00:20:00'),
      ),
    );
    expect(entry).toMatchObject({ billable: false, service: null, person: { name: 'a@x.test' } });
    expect(entry && clocks(entry)).toBe('2026-11-16T08:00:00Z 2026-11-16T08:20:00Z');
  });

  it('that is one hour of the hour that comes twice is told by its duration: 02:15 to 02:15 (R-02)', async () => {
    const night = {
      'Start date': '2026-10-25', 'End date': '2026-10-25', 'Start time': '02:15:00', 'End time': '02:15:00',
    }; // prettier-ignore
    const [entry] = taken(await read(text([TOGGL, row(night)].join('\n'))));
    expect(entry && clocks(entry)).toBe('2026-10-25T00:15:00Z 2026-10-25T01:15:00Z');
  });

  it('keeps its line number after empty lines and with any line ends', async () => {
    const rows = await read(text([TOGGL, '', row(), '', row({ Client: '' })].join('\r\n')));
    expect(refusals(rows)).toEqual([[5, 'no-client']]);
  });

  it('of a Toggl task says so in its description', async () => {
    const [entry] = taken(
      await read(text([TOGGL, row({ Task: 'Newsletter', Description: 'Bozza' })].join('\n'))),
    );
    expect(entry?.description).toBe('Newsletter: Bozza');
  });

  it('keeps the hash that imports of the first version gave it: tags are not part of it', async () => {
    const [plain, tagged] = taken(await read(text([TOGGL, row(), row({ Tags: 'urgent' })].join('\n'))));
    expect(plain?.hash).toBe('e350933dc92806423c919adb1ef58fcdc41c971d6de5f91fdef6eed034c9e6cf');
    expect(tagged?.hash).toBe(plain?.hash);
  });
});

describe('Clockify', () => {
  it('in the European order: 3 November, found by a 13 among the days; seconds written; groups ignored', async () => {
    const found = await inspect(sample('clockify-eu-24h.csv'));
    expect(found).toMatchObject({ format: 'clockify', dateOrder: 'dmy', currency: 'EUR', delimiter: ',' });
    const entries = taken(await read(sample('clockify-eu-24h.csv')));
    expect(entries.map(clocks)).toEqual([
      '2026-11-03T13:00:00Z 2026-11-03T14:30:00Z',
      '2026-11-13T07:00:00Z 2026-11-13T07:40:00Z',
    ]);
    expect(entries[0]).toMatchObject({ client: 'Lindner Übersetzungen', service: 'Büro', billable: false });
  });

  it('in the American order with 12 hours, one row without seconds at its start; tasks and tags kept in words', async () => {
    const found = await inspect(sample('clockify-us-12h.csv'));
    expect(found).toMatchObject({ format: 'clockify', dateOrder: 'mdy', currency: 'USD' });
    const entries = taken(await read(sample('clockify-us-12h.csv')));
    expect(entries.map((entry) => [clocks(entry), entry.when.seconds, entry.description])).toEqual([
      ['2026-10-12T07:30:00Z 2026-10-12T09:00:00Z', 5400, 'Inbox triage #phone'],
      ['2026-10-13T10:05:00Z 2026-10-13T10:20:30Z', 930, 'Calls: Board call'],
    ]);
  });

  const HEADER = 'Project,Client,Description,User,Email,Start Date,Start Time,End Date,End Time,Duration (h)';
  const line = (date: string) => `P,C,x,Anna,a@x.test,${date},09:00:00,${date},10:00:00,01:00:00`;

  it('whose dates could be read either way leaves the order open, and takes the one that is said', async () => {
    const file = text([HEADER, line('03/11/2026'), line('04/11/2026')].join('\n'));
    expect((await inspect(file)).dateOrder).toBeNull();
    expect(taken(await read(file, { dateOrder: 'mdy' })).map(day)).toEqual(['2026-03-11', '2026-04-11']);
    expect(taken(await read(file, { dateOrder: 'dmy' })).map(day)).toEqual(['2026-11-03', '2026-11-04']);
  });

  it('whose dates contradict each other leaves it open too, and lists the rows that do not fit', async () => {
    const file = text([HEADER, line('13/11/2026'), line('11/13/2026')].join('\n'));
    expect((await inspect(file)).dateOrder).toBeNull();
    expect(refusals(await read(file, { dateOrder: 'dmy' }))).toEqual([[3, 'malformed-time']]);
  });

  it('decides by its very last row', async () => {
    const rows = Array.from({ length: 300 }, () => line('03/04/2026'));
    expect((await inspect(text([HEADER, ...rows, line('03/31/2026')].join('\n')))).dateOrder).toBe('mdy');
  });

  it.each([
    ['09:30 PM', '20:30'],
    ['12:05 AM', '23:05'],
    ['12:05 PM', '11:05'],
    ['9:30 a.m.', '08:30'],
    ['14:00', '13:00'],
  ])('reads %s as %s UTC', async (clock, expected) => {
    const file = text(`${HEADER}\nP,C,x,Anna,a@x.test,13/11/2026,${clock},,,00:30:00`);
    const [entry] = taken(await read(file));
    expect(entry?.when.startedAt?.toString().slice(11, 16)).toBe(expected);
  });

  it('of a smaller plan: no client, no e-mail, an activity instead of a task', async () => {
    const file = text(
      'Project,Description,Activity,User,Start Date,Start Time,Duration (decimal)\nOffice,x,Mail,Anna Ferri,13.11.2026,09:00,"1,50"',
    );
    const [entry] = taken(await read(file));
    expect(entry).toMatchObject({
      client: 'Office', service: null, description: 'Mail: x', person: { name: 'Anna Ferri', email: null }, billable: false,
    }); // prettier-ignore
    expect(entry?.when.seconds).toBe(5400);
  });
});

describe('Harvest', () => {
  it('has hours without a start, with a decimal comma: 2,25, 20 hours on a day, 36 seconds; people by name', async () => {
    const rows = await read(sample('harvest-decimal-comma.csv'));
    expect(refusals(rows)).toEqual([]);
    expect(
      taken(rows).map((entry) => [clocks(entry), entry.when.seconds, entry.description, entry.billable]),
    ).toEqual([
      ['2026-10-12', 8100, 'Consultas: Responder consultas', true],
      ['2026-10-12', 72_000, 'Formación', false],
      ['2026-10-13', 36, 'Prenotazioni: Madrid', true],
    ]);
    expect(taken(rows)[0]).toMatchObject({
      person: { name: 'Bea Conti', email: null }, currency: 'EUR', client: 'Talleres Núñez', service: 'Atención',
    }); // prettier-ignore
  });

  it.each([
    ['2.25', 8100],
    ['2,25', 8100],
    ['1.000,5', null],
    ['0,01', 36],
    ['24', 86_400],
  ])('reads %s hours', async (hours, expected) => {
    const file = text(`Date;Client;Hours;First Name;Last Name\n2026-10-12;C;${hours};A;B`);
    const rows = await read(file);
    expect(taken(rows)[0]?.when.seconds ?? null).toBe(expected);
    if (expected === null) expect(refusals(rows)).toEqual([[2, 'too-long']]);
  });

  it.each([
    ['abc', 'malformed-number'],
    ['-1', 'no-duration'],
    ['0', 'no-duration'],
    ['25', 'too-long'],
  ])('refuses %s hours as %s', async (hours, problem) => {
    const file = text(`Date,Client,Hours,First Name,Last Name\n2026-10-12,C,${hours},A,B`);
    expect(refusals(await read(file))).toEqual([[2, problem]]);
  });

  it('takes two rows that say the same as two, and in the next file the same two', async () => {
    const file = text('Date,Client,Hours,First Name,Last Name\n2026-10-12,C,1,A,B\n2026-10-12,C,1,A,B');
    const hashes = taken(await read(file)).map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(2);
    expect(taken(await read(file)).map(({ hash }) => hash)).toEqual(hashes);
  });
});

describe('Kimai', () => {
  it('in English: minutes, an end on the next day, a break, words made harmless as they were', async () => {
    const rows = await read(sample('kimai-en.csv'));
    expect(refusals(rows)).toEqual([]);
    expect(
      taken(rows).map((entry) => [clocks(entry), entry.when.seconds, entry.description, entry.currency]),
    ).toEqual([
      ['2026-11-16T08:00:00Z 2026-11-16T09:30:00Z', 5400, 'Inbox: Newsletter draft #urgent #phone', 'EUR'],
      ['2026-11-16T22:30:00Z 2026-11-17T00:15:00Z', 6300, 'Calls: =1+1', 'EUR'],
      ['2026-11-17T11:00:00Z 2026-11-17T11:06:00Z', 360, 'Triage', 'EUR'],
      ['2026-11-17T08:00:00Z 2026-11-17T11:00:00Z', 9000, 'Triage: with a break', 'USD'],
    ]);
    expect(taken(rows).map(({ billable }) => billable)).toEqual([true, false, true, true]);
    expect(taken(rows)[3]?.when).toMatchObject({ breakSeconds: 1800 });
    expect(taken(rows)[2]?.person).toEqual({ name: 'Bea Conti', email: null });
  });

  it('in German with semicolons: the night of the end of summer time lasts 3:00 (R-02)', async () => {
    expect(await inspect(sample('kimai-de.csv'))).toMatchObject({
      format: 'kimai',
      delimiter: ';',
      dateOrder: 'ymd',
    });
    const [entry] = taken(await read(sample('kimai-de.csv')));
    expect(entry).toMatchObject({
      client: 'Lindner Übersetzungen',
      description: 'Ablage: Rechnungen',
      service: 'Büro',
    });
    expect(entry?.when.seconds).toBe(10_800);
  });
});

describe('our own CSV', () => {
  const HEADER =
    'Day,Start,End,Time zone,Break,Duration,Client,Engagement,Member,Email,Description,Billable,Rate,Currency';
  it('says instants with their offset, breaks, zones of its own, untimed work and rates; formulas come back', async () => {
    const file = text(
      [
        HEADER,
        ",2026-10-25T01:30:00+02:00,2026-10-25T03:30:00+01:00,Europe/Rome,0:30:00,2:30:00,C,Office,Anna,a@x.test,'=1+1,Yes,33.50,EUR",
        "2026-11-02,,,America/New_York,,1:15,C,Office,Anna,a@x.test,''=kept,No,,EUR",
      ].join('\n'),
    );
    const rows = await read(file);
    expect(refusals(rows)).toEqual([]);
    const [night, day] = taken(rows);
    expect(night).toMatchObject({
      description: '=1+1', engagement: 'Office', rate: { minor: 3350, source: 'entry' }, when: { seconds: 9000, breakSeconds: 1800 },
    }); // prettier-ignore
    expect(day).toMatchObject({
      description: "'=kept",
      when: { startedAt: null, day: '2026-11-02', seconds: 4500 },
    });
    expect(day?.zones.entry).toBe('America/New_York');
  });

  it.each([
    [',2026-03-29T02:30,2026-03-29T04:00,Europe/Rome,,,C,O,A,,x,Yes,,', 'no-such-wall-time'],
    [',2026-03-28T02:30,2026-03-28T04:00,Mars/Base,,,C,O,A,,x,Yes,,', 'unknown-zone'],
    ['2026-03-28,,,,,1:00,C,O,A,,x,Yes,10,XXQ', 'unknown-currency'],
    ['2026-03-28,,,,,1:00,C,O,A,,x,Yes,10.123,EUR', 'malformed-number'],
    [',2026-03-28T10:00:00Z,2026-03-28T09:00:00Z,,,,C,O,A,,x,Yes,,', 'ends-before-start'],
    [',2026-03-28T10:00:00Z,2026-03-28T11:00:00Z,,,2:00,C,O,A,,x,Yes,,', 'duration-differs'],
  ])('lists %s as %s', async (line, problem) => {
    expect(refusals(await read(text(`${HEADER}\n${line}`)))).toEqual([[2, problem]]);
  });
});

describe('a file', () => {
  it.each([
    [
      'UTF-16 with its mark',
      Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(`${TOGGL}\n${row({ Client: 'Caffè' })}`, 'utf16le'),
      ]),
    ],
    ['UTF-16 without it', Buffer.from(`${TOGGL}\n${row({ Client: 'Caffè' })}`, 'utf16le')],
    ['Windows-1252', Buffer.from(`${TOGGL}\n${row({ Client: 'Caffè' })}`, 'latin1')],
    ['UTF-8', Buffer.from(`${TOGGL}\n${row({ Client: 'Caffè' })}`)],
  ])('in %s is read', async (_, content) => {
    expect(taken(await read(text(content)))[0]?.client).toBe('Caffè');
  });

  it('in UTF-8 with one broken letter among whole ones is damaged in that row alone', async () => {
    const lines = [TOGGL, row({ Client: 'Caffè' }), row({ Client: 'Núñez' }), row({ Description: '#' })];
    const broken = Buffer.from(lines.join('\n'));
    broken[broken.indexOf('#')] = 0xff;
    expect(refusals(await read(text(broken)))).toEqual([[4, 'unreadable-characters']]);
  });

  it.each([',', ';', '\t'])('with cells between %j is read', async (mark) => {
    const file = text([TOGGL, row()].join('\n').replaceAll(',', mark));
    expect(taken(await read(file))).toHaveLength(1);
  });

  it.each([
    ['a workbook', Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2]), { code: 'import.spreadsheet' }],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), { code: 'import.binary' }],
    [
      'bytes',
      Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 7) % 31)),
      { code: 'import.binary' },
    ],
    ['JSON', '{"format":"affianco"}', { code: 'import.document' }],
    ['white space alone', ' \r\n ', { code: 'import.empty' }],
    ['a header alone', TOGGL, { code: 'import.empty' }],
    ['a quote that is never closed', `${TOGGL}\n${row()}\n"Anna,`, { code: 'import.unreadable', line: 3 }],
    ['a stray quote', `${TOGGL}\n"Anna"x,`, { code: 'import.unreadable', line: 2 }],
  ])('that is %s is refused as a whole', async (_, content, problem) => {
    expect(await problemOf(read(text(content)))).toEqual(problem);
  });

  it('cut in the middle of a row tells so at that row', async () => {
    const rows = await read(text([TOGGL, row(), row({ Description: 'y' }).slice(0, 40)].join('\n')));
    expect(refusals(rows)).toEqual([[3, 'wrong-number-of-cells']]);
  });

  it('of another tool than the one that was named is refused, and told which columns are read', async () => {
    const reading = read(text('Proyecto,Cliente\na,b'), { format: 'clockify' });
    expect(await problemOf(reading)).toEqual({ code: 'import.other-format', format: 'Clockify' });
  });

  it('of nobody is left to be named', async () => {
    expect((await inspect(text('Project,Client\na,b\n'))).format).toBeNull();
  });

  it('that breaks off while it is read is an error, not a short file', async () => {
    const broken = new Readable({ read: () => undefined });
    broken.push(`${TOGGL}\n`);
    const reading = { encoding: 'utf-8', delimiter: ',', format: 'toggl', timeZone: ROME, dateOrder: 'ymd', currency: null } as const; // prettier-ignore
    const rows = Array.fromAsync(readRows(broken, reading));
    setImmediate(() => broken.destroy(new Error('connection lost')));
    await expect(rows).rejects.toThrow('connection lost');
  });

  it('is read in the memory of a few rows', async () => {
    function* endless() {
      yield Buffer.from(`${TOGGL}\n`);
      for (let minute = 0; ; minute++) yield Buffer.from(`${row({ Description: `entry ${minute}` })}\n`);
    }
    const reading = { encoding: 'utf-8', delimiter: ',', format: 'toggl', timeZone: ROME, dateOrder: 'ymd', currency: null } as const; // prettier-ignore
    let count = 0;
    for await (const each of readRows(Readable.from(endless()), reading)) {
      expect(each.ok).toBe(true);
      if (++count === 2000) break;
    }
    expect(count).toBe(2000);
  });
});
