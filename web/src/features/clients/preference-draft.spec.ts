import { describe, expect, it } from 'vitest';
import type { Preference } from '../../api/types';
import { emptyFields, fieldsOf, kinds, problemsOf, valueOf, type PreferenceFields } from './preference-draft';

const fields = (own: Partial<PreferenceFields>): PreferenceFields => ({
  ...emptyFields('2026-11-22'),
  source: 'said on the phone',
  ...own,
});
const preference = (kind: Preference['kind'], value: Preference['value']) =>
  ({ kind, value, contactId: null, source: 's', note: '', confirmedOn: '2026-11-22' }) as Preference;

describe('a preference', () => {
  it('comes out of its fields as it went in, whatever its kind', () => {
    for (const [kind, value] of [
      ['address', 'informal'],
      ['channel', 'phone'],
      ['report_detail', 'summary'],
      ['quiet_hours', { from: '19:00', to: '07:30' }],
      ['date', { month: 2, day: 29, year: null, label: 'Birthday' }],
      ['date', { month: 5, day: 1, year: 2012, label: 'Founded' }],
      ['likes', 'Aisle seats'],
    ] as const) {
      expect(valueOf(fieldsOf(preference(kind, value)))).toEqual(value);
    }
  });

  it('of another kind than the word before it is told in a word of its own', () => {
    expect(valueOf(fields({ kind: 'channel', word: 'formal' }))).toBe('mail');
  });
});

describe('what is missing', () => {
  it('is the source, of every kind', () => {
    for (const kind of kinds) {
      expect(problemsOf(fields({ kind, source: ' ', text: 'x', label: 'x', day: '1' }))).toEqual({
        source: 'required',
      });
    }
  });

  it('are words where a kind is told freely, and two different times of quiet hours', () => {
    expect(problemsOf(fields({ kind: 'travel', text: ' ' }))).toEqual({ text: 'required' });
    expect(problemsOf(fields({ kind: 'quiet_hours', from: '20:00', to: '20:00' }))).toEqual({ to: 'times' });
    expect(problemsOf(fields({ kind: 'quiet_hours', from: '', to: '' }))).toEqual({
      ...{ from: 'required', to: 'required' },
    });
  });

  it('is a day that does not exist; 29 February does where no year is known', () => {
    const day = (own: Partial<PreferenceFields>) => problemsOf(fields({ kind: 'date', label: 'x', ...own }));
    expect(day({ day: '29', month: '2' })).toEqual({});
    expect(day({ day: '29', month: '2', year: '1999' })).toEqual({ day: 'day' });
    expect(day({ day: '31', month: '4' })).toEqual({ day: 'day' });
    expect(day({ day: 'x', month: '4' })).toEqual({ day: 'day' });
    expect(day({ day: '1', month: '4', year: '99' })).toEqual({ year: 'year' });
  });
});
