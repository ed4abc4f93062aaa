import { describe, expect, it } from 'vitest';
import { quickTask, type QuickContext, type QuickTask } from './quick-line';

const engagements = [
  { id: 'moretti', label: 'Studio Moretti' },
  { id: 'mueller', label: 'Müller & Söhne' },
  { id: 'rossi', label: 'Rossi' },
  { id: 'rossini', label: 'Rossini Viaggi' },
];
const services = [
  { id: 'travel', label: 'Travel' },
  { id: 'inbox', label: 'Inbox' },
  { id: 'translation', label: 'Übersetzung' },
];

/** A Sunday. */
const today = '2026-11-22';

const context: QuickContext = {
  engagements,
  servicesOf: (id) => (id === 'mueller' ? [] : services),
  todayIn: (id) => (id === 'mueller' ? '2026-11-23' : today),
  engagementId: 'rossi',
};

const read = (line: string, changed: Partial<QuickContext> = {}) =>
  quickTask(line, { ...context, ...changed });

/** Only what was understood. */
function said(line: string): Partial<QuickTask> {
  const { doubts, engagementId, ...task } = read(line);
  const told = Object.entries({ ...task, engagementId: engagementId === 'rossi' ? null : engagementId });
  return {
    ...Object.fromEntries(told.filter(([, value]) => value !== null)),
    ...(doubts.length > 0 ? { doubts } : {}),
  };
}

describe('a task in one line', () => {
  it('is understood whole', () => {
    expect(said('Call about rooms @moretti #travel !high tomorrow 15:00 30m')).toEqual({
      title: 'Call about rooms',
      engagementId: 'moretti',
      serviceId: 'travel',
      priority: 'high',
      dueOn: '2026-11-23',
      dueTime: '15:00',
      estimateMinutes: 30,
    });
  });

  it('is a title where it says no more', () => {
    expect(said('  Call   about rooms ')).toEqual({ title: 'Call about rooms' });
    expect(said('')).toEqual({ title: '' });
  });

  it('may begin with when it is due', () => {
    expect(said('domani alle 9, chiamare l’hotel')).toEqual({
      title: 'chiamare l’hotel',
      dueOn: '2026-11-23',
      dueTime: '09:00',
    });
  });

  it('leaves alone what stands between the words of the title, or in quotation marks', () => {
    expect(said('Plan the 30 min call tomorrow with Anna')).toEqual({
      title: 'Plan the 30 min call tomorrow with Anna',
    });
    expect(said('Translate "Bis morgen"')).toEqual({ title: 'Translate Bis morgen' });
    expect(said('Prepare «@moretti domani»')).toEqual({ title: 'Prepare @moretti domani' });
  });
});

describe('the day', () => {
  it.each([
    ['today', '2026-11-22'],
    ['oggi', '2026-11-22'],
    ['heute', '2026-11-22'],
    ['hoy', '2026-11-22'],
    ['tomorrow', '2026-11-23'],
    ['domani', '2026-11-23'],
    ['morgen', '2026-11-23'],
    ['mañana', '2026-11-23'],
    ['manana', '2026-11-23'],
    ['the day after tomorrow', '2026-11-24'],
    ['dopodomani', '2026-11-24'],
    ['übermorgen', '2026-11-24'],
    ['pasado mañana', '2026-11-24'],
    ['friday', '2026-11-27'],
    ['venerdì', '2026-11-27'],
    ['Freitag', '2026-11-27'],
    ['viernes', '2026-11-27'],
    ['miércoles', '2026-11-25'],
    ['Sonnabend', '2026-11-28'],
    ['sunday', '2026-11-29'],
    ['by fri', '2026-11-27'],
    ['entro ven', '2026-11-27'],
    ['bis Fr.', '2026-11-27'],
    ['Do.', '2026-11-26'],
    ['para el vie', '2026-11-27'],
    ['entro il 3 marzo', '2027-03-03'],
    ['next friday', '2026-11-27'],
    ['next monday', '2026-11-23'],
    ['lunedì prossimo', '2026-11-23'],
    ['nächsten Montag', '2026-11-23'],
    ['el próximo lunes', '2026-11-23'],
    ['el lunes que viene', '2026-11-23'],
    ['next week', '2026-11-23'],
    ['la settimana prossima', '2026-11-23'],
    ['nächste Woche', '2026-11-23'],
    ['la semana que viene', '2026-11-23'],
    ['in 3 days', '2026-11-25'],
    ['tra 3 giorni', '2026-11-25'],
    ['fra una settimana', '2026-11-29'],
    ['in einer Woche', '2026-11-29'],
    ['in 2 Wochen', '2026-12-06'],
    ['en 3 días', '2026-11-25'],
    ['dentro de un mes', '2026-12-22'],
    ['end of month', '2026-11-30'],
    ['fine mese', '2026-11-30'],
    ['Monatsende', '2026-11-30'],
    ['fin de mes', '2026-11-30'],
    ['2026-12-03', '2026-12-03'],
    ['3.12.', '2026-12-03'],
    ['3.12.2027', '2027-12-03'],
    ['03/12', '2026-12-03'],
    ['3/12/27', '2027-12-03'],
    ['3 December', '2026-12-03'],
    ['December 3', '2026-12-03'],
    ['Dec 3rd', '2026-12-03'],
    ['3 dicembre', '2026-12-03'],
    ['3. Dezember', '2026-12-03'],
    ['3 de diciembre de 2027', '2027-12-03'],
    ['21/11', '2027-11-21'],
    ['22/11', '2026-11-22'],
    ['29.2.', '2028-02-29'],
  ])('“%s” is %s', (words, dueOn) => {
    expect(said(`Write ${words}`)).toEqual({ title: 'Write', dueOn });
  });

  it.each([...['30.2.', '31/4', '2026-13-01', 'mar', 'sun', 'so', 'do', '12', '3.12', 'week', 'day', 'mai']])(
    '“%s” names none',
    (words) => {
      expect(said(`Write ${words}`)).toEqual({ title: `Write ${words}` });
    },
  );

  it('of the week that comes, seen from the middle of one', () => {
    const on = (line: string) => read(line, { todayIn: () => '2026-11-25' }).dueOn;
    expect([on('x wednesday'), on('x next wednesday'), on('x friday'), on('x next friday')]).toEqual([
      ...['2026-12-02', '2026-12-02', '2026-11-27', '2026-12-04'],
    ]);
  });

  it('is the day that it is there: tomorrow is not everywhere the same', () => {
    expect(said('Write tomorrow @müller')).toMatchObject({ engagementId: 'mueller', dueOn: '2026-11-24' });
  });
});

describe('the time', () => {
  it.each([
    ['15:00', '15:00'],
    ['9:05', '09:05'],
    ['at 3pm', '15:00'],
    ['3:30 pm', '15:30'],
    ['12am', '00:00'],
    ['alle 15', '15:00'],
    ['alle ore 15.30', '15:30'],
    ['ore 9', '09:00'],
    ['um 15', '15:00'],
    ['um 15.30 Uhr', '15:30'],
    ['15 Uhr', '15:00'],
    ['a las 15', '15:00'],
    ['a la 1 pm', '13:00'],
    ['noon', '12:00'],
    ['a mezzogiorno', '12:00'],
    ['mittags', '12:00'],
    ['mediodía', '12:00'],
  ])('“%s” is %s, today where no day is said', (words, dueTime) => {
    expect(said(`Write ${words}`)).toEqual({ title: 'Write', dueTime, dueOn: today });
  });

  it.each(['25:00', '15:60', '13pm', '15', '15.30', 'at noonish'])('“%s” names none', (words) => {
    expect(said(`Write ${words}`)).toEqual({ title: `Write ${words}` });
  });
});

describe('the estimate', () => {
  it.each([
    ['30m', 30],
    ['30min', 30],
    ['45 minuti', 45],
    ["45'", 45],
    ['1h', 60],
    ['1h30', 90],
    ['1,5h', 90],
    ['2 hours', 120],
    ['2 ore', 120],
    ['2 Stunden', 120],
    ['2 Std.', 120],
    ['2 horas', 120],
    ['1h 15m', 75],
    ['~2h', 120],
    ['circa 2 ore', 120],
    ['etwa 90 Minuten', 90],
  ])('“%s” is %i minutes', (words, estimateMinutes) => {
    expect(said(`Write ${words}`)).toEqual({ title: 'Write', estimateMinutes });
  });

  it.each(['30', '1,5', '0m', '20s', '2000h', '5 rooms'])('“%s” names none', (words) => {
    expect(said(`Write ${words}`)).toEqual({ title: `Write ${words}` });
  });

  it('and the time do not take each other’s place', () => {
    expect(said('Write 2h alle 15')).toEqual({
      ...{ title: 'Write', estimateMinutes: 120, dueTime: '15:00', dueOn: today },
    });
    expect(said('Write alle 15 2h')).toEqual({
      ...{ title: 'Write', estimateMinutes: 120, dueTime: '15:00', dueOn: today },
    });
  });

  it('is said once: what comes before it is title', () => {
    expect(said('Cut 30m 45m')).toEqual({ title: 'Cut 30m', estimateMinutes: 45 });
  });
});

describe('the client and the service', () => {
  it.each([
    ['@moretti', 'moretti'],
    ['@studio moretti', 'moretti'],
    ['@stu', 'moretti'],
    ['@MULLER', 'mueller'],
    ['@Müller & Söhne', 'mueller'],
    ['@rossini', 'rossini'],
  ])('“%s” is found, also from a part of the name and without accents', (words, id) => {
    expect(said(`Write ${words} letter`)).toEqual({ title: 'Write letter', engagementId: id });
  });

  it('of exactly that name is meant, though another begins alike', () => {
    expect(read('Write @rossi', { engagementId: null })).toMatchObject({ engagementId: 'rossi', doubts: [] });
  });

  it('that may be two is doubtful, and says which', () => {
    expect(said('Write @ross')).toMatchObject({
      title: 'Write @ross',
      doubts: [{ kind: 'client', typed: 'ross', among: ['Rossi', 'Rossini Viaggi'] }],
    });
  });

  it('that nobody has stays in the title, and says so', () => {
    expect(said('Write @nobody')).toEqual({
      title: 'Write @nobody',
      doubts: [{ kind: 'client', typed: 'nobody', among: [] }],
    });
  });

  it('are not meant by an address, by a lone sign, or by a number', () => {
    for (const title of ['Write anna@moretti.it', 'Rooms @ 30 euro', 'Answer invoice #4', 'The C# course']) {
      expect(said(title)).toEqual({ title });
    }
  });

  it('belong together: a service is looked for among those of the client', () => {
    expect(said('Write @müller #travel')).toMatchObject({
      ...{ engagementId: 'mueller', title: 'Write #travel' },
      doubts: [{ kind: 'service', typed: 'travel', among: [] }],
    });
    expect(said('Write #ubersetz')).toEqual({ title: 'Write', serviceId: 'translation' });
  });
});

describe('the priority', () => {
  it.each([
    ['!high', 'high'],
    ['!hi', 'high'],
    ['!alta', 'high'],
    ['!hoch', 'high'],
    ['!!', 'high'],
    ['!!!', 'urgent'],
    ['!urgente', 'urgent'],
    ['!dringend', 'urgent'],
    ['!bassa', 'low'],
    ['!niedrig', 'low'],
    ['!baja', 'low'],
    ['!normal', 'normal'],
  ])('“%s” is %s', (words, priority) => {
    expect(said(`Write ${words} letter`)).toEqual({ title: 'Write letter', priority });
  });

  it('is not an exclamation', () => {
    expect(said('Write it down! now !')).toEqual({ title: 'Write it down! now !' });
    expect(said('Write !loudly')).toEqual({
      ...{ title: 'Write !loudly', doubts: [{ kind: 'priority', typed: 'loudly', among: [] }] },
    });
  });
});
