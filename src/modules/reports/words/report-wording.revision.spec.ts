import { textsFor } from '../../../platform/i18n/translate.js';
import type { ReportedDifference, ReportedRevision } from '../content/report.content.js';
import { ReportWording } from './report-wording.js';
import { keptReport } from './report.sample.js';

const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u2009]/g, ' ');
const revised = (changed: Partial<ReportedRevision>) =>
  new ReportWording(textsFor('en'), { ...keptReport, revision: { ...keptReport.revision!, ...changed } })
    .revision;
const difference = (changed: Partial<ReportedDifference>) => {
  const [first] = keptReport.revision!.differences;
  return plain(
    revised({ differences: [{ ...first!, by: 'Anna Ferri', reason: '', ...changed }] })?.differences[0],
  );
};
const figure = (changed: Partial<ReportedRevision['figures'][number]>) =>
  plain(revised({ figures: [{ figure: 'seconds', id: null, from: 0, to: 0, ...changed }] })?.figures[0]);

describe('wording of a later version', () => {
  it('tells each difference with day, from, to, who and why', () => {
    expect(difference({ reason: 'The break was missing' })).toBe(
      'Sat 14 Nov, Venue and hotel: 2:00 → 1:45, by Anna Ferri, The break was missing',
    );
  });

  it('names what is not a time by its field', () => {
    const changed = (field: string, from: ReportedDifference['from'], to: ReportedDifference['to']) =>
      difference({ field, from, to, day: null, label: 'Call', by: '' });
    expect(changed('billable', true, false)).toBe('Call: billable yes → no');
    expect(changed('description', '', 'Call with the bank')).toBe(
      'Call: description nothing → Call with the bank',
    );
    expect(changed('added', null, 5400)).toBe('Call: added 1:30');
    expect(changed('removed', 5400, null)).toBe('Call: removed 1:30');
    expect(changed('something_of_tomorrow', 'a', 'b')).toBe('Call: changed a → b');
  });

  it('names the words of the assistant by what they are: a word, a comment, the next contact', () => {
    const said = (facts: Partial<ReportedDifference>) =>
      difference({ day: null, label: '', by: '', ...facts });
    expect(said({ kind: 'word', field: 'text', from: 'Done.', to: 'All done.' })).toBe(
      'A word to you: Done. → All done.',
    );
    expect(said({ kind: 'word', field: 'nextOn', from: null, to: '2026-11-23' })).toBe(
      'Next contact: nothing → 23 Nov 2026',
    );
    const { id } = keptReport.clauses[2]!;
    expect(said({ kind: 'comment', id, field: 'text', from: '', to: 'Sorry.' })).toBe(
      'Answers within 4:00 h of working time: comment nothing → Sorry.',
    );
  });

  it('tells what followed: hours, money, and clauses by outcome or by value', () => {
    expect(figure({ from: 31_200, to: 30_300 })).toBe('Actual hours: 8:40 → 8:25');
    expect(figure({ figure: 'amount', from: '250.00', to: '242.50' })).toBe('Amount: €250.00 → €242.50');
    expect(figure({ figure: 'amount', from: null, to: '242.50' })).toBe('Amount: nothing → €242.50');
    const { id } = keptReport.clauses[1]!;
    const name = 'Standard tasks: delivered within 16:00 h of working time';
    expect(figure({ figure: 'clause', id, from: 'met', to: 'not_met' })).toBe(`${name}: met → not met`);
    expect(figure({ figure: 'clause', id, from: 9500, to: 9000 })).toBe(`${name}: 95 % → 90 %`);
  });

  it('says that nothing of it is otherwise where only the reason was to be told', () => {
    expect(revised({ differences: [], reason: '' })?.reason).toBe(
      'It takes the place of version 1, by Anna Ferri.',
    );
  });
});
