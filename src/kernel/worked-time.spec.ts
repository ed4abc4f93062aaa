import fc from 'fast-check';
import {
  decimalHoursColumn,
  formatHoursMinutes,
  formatHoursMinutesSeconds,
  hoursMinutesColumn,
  parseWorkedTime,
} from './worked-time.js';

const MINUTE = 60;

describe('what people type', () => {
  it.each([
    '1h30',
    '1h 30',
    '1:30',
    '01:30',
    '1:30:00',
    '90min',
    '90 min',
    '90m',
    '90 minuti',
    '90 Minuten',
    '90 minutos',
    "90'",
    '1,5',
    '1.5',
    '1,50',
    '1.5h',
    '1,5 h',
    '1,5 Std.',
    '1h30m',
    '1h 30min',
    '1 h 30 min',
    '1 ora 30 minuti',
    '1 Stunde 30 Minuten',
    '1 hora 30 minutos',
    ' 1H 30MIN ',
    '1\u00a0h\u00a030',
  ])('%j is an hour and a half', (text) => {
    expect(parseWorkedTime(text)).toEqual({ ok: true, value: 90 * MINUTE });
  });

  it.each([
    ['2', 120],
    ['2h', 120],
    ['2h 30min', 150],
    ['45m', 45],
    ['45', null],
    ['0:05', 5],
    [',25', 15],
    ['0,1', 6],
    ['12', 720],
    ['24', 1440],
    ['24:00', 1440],
    ['3 ore', 180],
    ['2,', 120],
    ['1h5', 65],
  ])('%j is %s minutes (a number alone means hours)', (text, minutes) => {
    expect(parseWorkedTime(text)).toEqual(
      minutes === null ? { ok: false, problem: 'too-long' } : { ok: true, value: minutes * MINUTE },
    );
  });

  it('keeps seconds where they are given', () => {
    expect(parseWorkedTime('0:00:36')).toEqual({ ok: true, value: 36 });
    expect(parseWorkedTime('1h 2m 3s')).toEqual({ ok: true, value: 3723 });
    expect(parseWorkedTime('36 sec')).toEqual({ ok: true, value: 36 });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['0', 'zero'],
    ['0:00', 'zero'],
    ['0h 0min', 'zero'],
    ['24:01', 'too-long'],
    ['24,01', 'too-long'],
    ['1441 min', 'too-long'],
    ['1:60', 'not-understood'],
    ['1:5', 'not-understood'],
    ['-1', 'not-understood'],
    ['1h90', 'not-understood'],
    ['1.5.2', 'not-understood'],
    ['1,000.5', 'not-understood'],
    ['lunch', 'not-understood'],
    ['h', 'not-understood'],
    ['30min 1h', 'not-understood'],
    ['1e1', 'not-understood'],
    ['9–10', 'not-understood'],
    [',', 'not-understood'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseWorkedTime(text)).toEqual({ ok: false, problem });
  });

  it('reads back every duration that it prints', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400 }), (seconds) => {
        expect(parseWorkedTime(formatHoursMinutesSeconds(seconds))).toEqual({ ok: true, value: seconds });
      }),
    );
  });

  it('never answers anything but a whole number of seconds within a day', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9hm:,. ]{0,8}$/)), (text) => {
        const parsed = parseWorkedTime(text);
        if (parsed.ok) {
          expect(Number.isInteger(parsed.value) && parsed.value > 0 && parsed.value <= 86_400).toBe(true);
        }
      }),
    );
  });
});

describe('hours in print', () => {
  it('R-19: three lines of 20 min are 0:20 each and 1:00 together', () => {
    expect(hoursMinutesColumn([1200, 1200, 1200])).toEqual({
      lines: ['0:20', '0:20', '0:20'],
      total: '1:00',
    });
  });

  it('R-19: in decimals they are 0.33 each and 0.99 together', () => {
    expect(decimalHoursColumn([1200, 1200, 1200])).toEqual({
      lines: ['0.33', '0.33', '0.33'],
      total: '0.99',
    });
  });

  it('are exact to the second where seconds are printed', () => {
    expect(formatHoursMinutesSeconds(82_318)).toBe('22:51:58');
    expect(formatHoursMinutesSeconds(-65)).toBe('-0:01:05');
    expect(formatHoursMinutes(5400)).toBe('1:30');
    expect(formatHoursMinutes(29)).toBe('0:00');
    expect(formatHoursMinutes(30)).toBe('0:01');
    expect(formatHoursMinutes(-5400)).toBe('-1:30');
  });

  it('have a total that is the sum of the printed lines, whatever the lines', () => {
    const hundredths = (text: string) => Math.round(Number(text) * 100);
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { maxLength: 40 }), (seconds) => {
        const column = decimalHoursColumn(seconds);
        expect(hundredths(column.total)).toBe(column.lines.reduce((sum, line) => sum + hundredths(line), 0));
      }),
    );
  });
});
