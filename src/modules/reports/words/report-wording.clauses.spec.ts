import { languages } from '../../../kernel/actor.js';
import { textsFor } from '../../../platform/i18n/translate.js';
import type { ReportedClause } from '../content/report.content.js';
import { ReportWording } from './report-wording.js';
import { keptReport } from './report.sample.js';

const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u2009]/g, ' ').replaceAll(' – ', '–');
const english = (clauses: readonly ReportedClause[]) =>
  new ReportWording(textsFor('en'), { ...keptReport, clauses });
const clause = (changed: Partial<ReportedClause>): ReportedClause => ({
  ...{ id: 'clause', kind: 'minutes', terms: { per: 'week' }, outcome: 'met', reason: null, unit: 'minutes' },
  ...{ value: null, target: { min: null, max: null }, cases: null, evidence: [], comment: '' },
  ...changed,
});
const line = (changed: Partial<ReportedClause>) => plain(english([clause(changed)]).clauses[0]?.line);

describe('wording of clauses', () => {
  it('prints value, cases, target and outcome in one line, and names the late task', () => {
    const [, turnaround] = new ReportWording(textsFor('en'), keptReport).clauses;
    expect(plain(turnaround?.line)).toBe('90 % (9/10), target 95 %, not met');
    expect(plain(turnaround?.name)).toBe('Standard tasks: delivered within 16:00 h of working time');
    expect(turnaround?.missed.map(({ what, note }) => `${what}: ${plain(note)}`)).toEqual([
      'Trip to Munich: 12 Nov 2026, 19:30 h',
    ]);
    expect(turnaround?.kept).toHaveLength(9);
    expect(turnaround?.comment).toBe(
      'The hotel confirmed only on Thursday. From now on I ask two hotels at once.',
    );
  });

  it.each(languages)('says in %s of every sample clause what was agreed, and how it came out', (language) => {
    const { clauses, clausesInShort } = new ReportWording(textsFor(language), keptReport);
    expect(new Set(clauses.map(({ name }) => name)).size).toBe(keptReport.clauses.length);
    expect(clauses.every((each) => each.line.endsWith(each.result))).toBe(true);
    expect(clausesInShort).toMatch(/^4 .+, 1 .+, 1 .+/);
  });

  it('tells targets from below, from above, and between', () => {
    const target = (min: number | null, max: number | null) => line({ value: 300, target: { min, max } });
    expect(target(240, null)).toBe('5:00 h, target at least 4:00 h, met');
    expect(target(null, 600)).toBe('5:00 h, target at most 10:00 h, met');
    expect(target(240, 600)).toBe('5:00 h, target 4:00 h to 10:00 h, met');
  });

  it('prints hundredths of a per cent as they are, in the numbers of the language', () => {
    const value = (basisPoints: number) => line({ unit: 'basis_points', value: basisPoints });
    expect([9000, 9750, 9333].map(value)).toEqual(['90 %, met', '97.5 %, met', '93.33 %, met']);
    const german = new ReportWording(textsFor('de'), {
      ...keptReport,
      clauses: [clause({ unit: 'basis_points', value: 9333 })],
    });
    expect(plain(german.clauses[0]?.value)).toBe('93,33 %');
  });

  it('says why a clause could not be measured', () => {
    const reason = (why: string) =>
      english([clause({ outcome: 'not_measurable', reason: why })]).clauses[0]?.reason;
    expect(reason('no-cases')).toBe('There was no case of it in these days.');
    expect(reason('still-running')).toBe('It runs on beyond these days.');
    expect(reason('no-hours')).toBe('There was no work with times of day.');
    expect(reason('something-of-tomorrow')).toBe('It cannot be told from these days.');
  });

  it('prints a kind of tomorrow by its own name, with value and target', () => {
    const unknown = clause({
      kind: 'answered_calls',
      unit: 'count',
      value: 12,
      target: { min: 10, max: null },
    });
    const [worded] = english([unknown]).clauses;
    expect([worded?.name, worded?.line]).toEqual(['Agreed: answered calls', '12, target at least 10, met']);
  });

  it('names evidence by the line it is printed in, by its days, or by the report it was', () => {
    const evidence = (each: Partial<ReportedClause['evidence'][number]>) => {
      const whole = {
        kind: 'days' as const,
        id: null,
        label: '',
        at: '2026-11-09',
        met: true,
        seconds: null,
      };
      const [worded] = english([clause({ evidence: [{ ...whole, ...each }] })]).clauses;
      return worded?.kept.map(({ what, note }) => [plain(what), plain(note)])[0];
    };
    expect(evidence({ kind: 'entry', id: keptReport.entries[2]!.id, seconds: 1800 })).toEqual([
      'Texts of the new website',
      'No. 3, Wed 11 Nov, 0:30 h',
    ]);
    expect(evidence({ seconds: 28_800 })).toEqual(['9–15 November 2026', '8:00 h']);
    expect(evidence({ kind: 'report', label: '2026-W45', at: '2026-11-09T08:00:00Z' })).toEqual([
      'Week 45/2026',
      '9 Nov 2026, 08:00',
    ]);
  });

  it('names the people of the client to their own readers alone', () => {
    const told = (named: boolean) => new ReportWording(textsFor('en'), keptReport, named);
    expect(told(true).agreement).toBe('Agreement of 1 Sept 2026, accepted by James Harper on 28 Aug 2026.');
    expect(told(false).agreement).toBe('Agreement of 1 Sept 2026, accepted on 28 Aug 2026.');
    expect(told(false).documents.map(({ decision }) => decision)).toEqual([
      'no decision yet',
      'accepted on 15 Nov 2026',
    ]);
  });
});
