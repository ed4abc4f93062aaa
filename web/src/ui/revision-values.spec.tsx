import { describe, expect, it } from 'vitest';
import type { ReportContent } from '../api/types';
import { inLanguage } from '../support/in-language';
import { useRevisionWords } from './revision-values';

const content = {
  engagement: { currency: 'EUR', timeZone: 'Europe/Rome' },
  clauses: [
    { id: 'c1', kind: 'minutes', unit: 'minutes', terms: { min: null, max: 120, per: 'week' } },
    { id: 'c2', kind: 'response', unit: 'basis_points', terms: { businessMinutes: 480, percent: 95 } },
  ],
} as unknown as ReportContent;

const words = () => inLanguage(() => useRevisionWords(content), 'it');
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
type Figure = Parameters<ReturnType<typeof words>['figure']>[0];
const figure = (name: Figure['figure'], id: string | null = null): Figure => ({
  ...{ figure: name, id, from: null, to: null },
});

describe('what a later version says otherwise', () => {
  it('is told as people read it, in their language', () => {
    const { value } = words();
    expect(value('seconds', 6300)).toBe('1:45');
    expect(value('billable', false)).toBe('No');
    expect(value('description', null)).toBe('–');
    expect(value('description', '')).toBe('–');
    expect(value('nextOn', '2026-11-27')).toContain('27 nov');
    expect(value('startedAt', '2026-11-09T14:30:00Z')).toContain('15:30');
    expect(value('text', 'Grazie')).toBe('Grazie');
  });

  it('gives figures their unit: money its currency, a clause its own', () => {
    const { figure: said } = words();
    expect(plain(said(figure('amount'), '82.16'))).toBe('82,16 €');
    expect(said(figure('leftSeconds'), 5400)).toBe('1:30');
    expect(said(figure('clause', 'c1'), 145)).toBe('2:25');
    expect(plain(said(figure('clause', 'c2'), 9500))).toBe('95%');
    expect(said(figure('clause', 'c2'), 'not_met')).toBe('non rispettato');
  });

  it('calls a clause by what was agreed, and words by nothing more than their field', () => {
    const { about, name } = words();
    const difference = { day: null, field: 'text', from: '', to: '', by: '', at: '', reason: '' };
    expect(name(figure('clause', 'c1'))).toContain('Al massimo 2:00');
    expect(name(figure('seconds'))).toBe('Ore lavorate');
    expect(about({ ...difference, kind: 'comment', id: 'c1', label: 'minutes' })).toContain(
      'Al massimo 2:00',
    );
    expect(about({ ...difference, kind: 'word', id: null, label: '' })).toBe('');
    expect(about({ ...difference, kind: 'entry', id: 'e1', label: 'Sala' })).toBe('Sala');
  });
});
