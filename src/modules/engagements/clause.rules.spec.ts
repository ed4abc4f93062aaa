import {
  clauseKinds,
  clauseShapes,
  clauseSubject,
  readClauses,
  servicesOf,
  type ClauseKind,
} from './clause.rules.js';

const INBOX = '0199f2c4-0000-7000-8000-0000000000b1';
const offered = (kind: ClauseKind, terms: unknown, id?: string) => ({ id, kind, terms });
let made = 0;
const nextId = () => `0199f2c4-0000-7000-8000-${String(++made).padStart(12, '0')}`;
const read = (...clauses: ReturnType<typeof offered>[]) => readClauses(clauses, nextId);

/** Whole terms of every kind. */
const whole: Readonly<Record<ClauseKind, Record<string, unknown>>> = {
  minutes: { min: 600, max: 1200, per: 'period' },
  turnaround: { serviceId: INBOX, businessMinutes: 960, percent: 95 },
  response: { businessMinutes: 480, percent: 100 },
  report_rhythm: { graceHours: 0 },
  deliverables: { min: 1, per: 'week' },
  working_window: { percent: 90 },
};

describe('a clause of every kind', () => {
  it.each(clauseKinds)('is taken with whole terms: %s', (kind) => {
    const { clauses, problems } = read(offered(kind, whole[kind]));
    expect(problems).toEqual([]);
    expect(clauses).toEqual([{ id: expect.any(String), kind, terms: whole[kind] }]);
  });

  it.each(clauseKinds)('names each field that is missing, by its place: %s', (kind) => {
    const { clauses, problems } = read(offered(kind, {}));
    const missing = Object.keys(whole[kind]).map((name) => ({
      field: `clauses.0.terms.${name}`,
      code: 'required',
    }));
    expect([clauses, problems]).toEqual([[], missing]);
  });

  it.each(clauseKinds)('refuses what it does not know, also words that every object has: %s', (kind) => {
    const terms = { ...whole[kind], constructor: 1, note: 'x' };
    expect(read(offered(kind, terms)).problems).toEqual([
      { field: 'clauses.0.terms.constructor', code: 'unknown-field' },
      { field: 'clauses.0.terms.note', code: 'unknown-field' },
    ]);
  });

  it.each(clauseKinds)('refuses terms that are none: %s', (kind) => {
    for (const terms of [null, undefined, 'x', 7, [], [whole[kind]]])
      expect(read(offered(kind, terms)).problems).toEqual([{ field: 'clauses.0.terms', code: 'object' }]);
  });

  it.each(clauseKinds)('is described by its fields, for whoever calls the API: %s', (kind) => {
    expect(clauseShapes).toContainEqual(
      expect.objectContaining({
        title: kind,
        required: Object.keys(whole[kind]),
        additionalProperties: false,
      }),
    );
  });
});

describe('the terms of a clause', () => {
  it.each<[ClauseKind, object, string, string, number | null]>([
    ['minutes', { min: 0 }, 'min', 'too-small', 1],
    ['minutes', { min: 1.5 }, 'min', 'whole-number', null],
    ['minutes', { max: '60' }, 'max', 'whole-number', null],
    ['minutes', { max: 527_041 }, 'max', 'too-large', 527_040],
    ['minutes', { min: 1201 }, 'max', 'less-than-min', null],
    ['minutes', { min: null, max: null }, 'min', 'required', null],
    ['minutes', { per: 'month' }, 'per', 'one-of', null],
    ['turnaround', { serviceId: 'inbox' }, 'serviceId', 'id', null],
    ['turnaround', { businessMinutes: 0 }, 'businessMinutes', 'too-small', 1],
    ['turnaround', { percent: 101 }, 'percent', 'too-large', 100],
    ['turnaround', { percent: 0 }, 'percent', 'too-small', 1],
    ['response', { percent: Number.NaN }, 'percent', 'whole-number', null],
    ['response', { businessMinutes: Infinity }, 'businessMinutes', 'whole-number', null],
    ['report_rhythm', { graceHours: -1 }, 'graceHours', 'too-small', 0],
    ['report_rhythm', { graceHours: null }, 'graceHours', 'whole-number', null],
    ['deliverables', { min: null }, 'min', 'whole-number', null],
    ['deliverables', { per: ['week'] }, 'per', 'one-of', null],
    ['working_window', { percent: true }, 'percent', 'whole-number', null],
  ])('of %s are refused with %j', (kind, wrong, field, code, limit) => {
    const { problems } = read(
      offered('response', whole.response),
      offered(kind, { ...whole[kind], ...wrong }),
    );
    expect(problems).toContainEqual({
      field: `clauses.1.terms.${field}`,
      code,
      ...(limit !== null && { limit }),
    });
  });

  it('may leave out one bound of the minutes, or name no service', () => {
    expect(
      read(
        offered('minutes', { min: null, max: 60, per: 'week' }),
        offered('minutes', { min: 60, max: null, per: 'period' }),
        offered('turnaround', { ...whole.turnaround, serviceId: null }),
      ).problems,
    ).toEqual([]);
  });

  it('are kept in one order, whatever order they came in', () => {
    const { clauses } = read(offered('response', { percent: 95, businessMinutes: 60 }));
    expect(JSON.stringify(clauses[0]?.terms)).toBe('{"businessMinutes":60,"percent":95}');
  });
});

describe('the clauses of an agreement', () => {
  it('are each about something else: a second of a kind about the same is refused', () => {
    expect(
      read(
        offered('turnaround', whole.turnaround),
        offered('turnaround', { ...whole.turnaround, serviceId: null }),
        offered('turnaround', { ...whole.turnaround, serviceId: INBOX.toUpperCase(), percent: 80 }),
        offered('working_window', whole.working_window),
        offered('working_window', { percent: 50 }),
      ).problems,
    ).toEqual([
      { field: 'clauses.2', code: 'twice' },
      { field: 'clauses.4', code: 'twice' },
    ]);
  });

  it('keep the ids they bring, each once, and get one where they bring none', () => {
    const id = INBOX.toUpperCase();
    const { clauses } = read(
      offered('response', whole.response, id),
      offered('report_rhythm', { graceHours: 1 }),
    );
    expect(clauses.map((clause) => clause.id)).toEqual([INBOX, expect.stringMatching(/^0199/)]);
    expect(
      read(offered('response', whole.response, INBOX), offered('report_rhythm', { graceHours: 1 }, id))
        .problems,
    ).toEqual([{ field: 'clauses.1.id', code: 'twice' }]);
  });

  it('are all read, and everything that is wrong is said at once', () => {
    const { clauses, problems } = read(
      offered('response', { percent: 0 }),
      offered('working_window', whole.working_window),
      offered('deliverables', 'one a week'),
    );
    expect(problems.map(({ field }) => field)).toEqual([
      'clauses.0.terms.businessMinutes',
      'clauses.0.terms.percent',
      'clauses.2.terms',
    ]);
    expect(clauses).toHaveLength(1);
  });

  it('say which services they name, each once, and what they are about', () => {
    const { clauses } = read(
      offered('turnaround', whole.turnaround),
      offered('turnaround', { ...whole.turnaround, serviceId: null }),
      offered('minutes', whole.minutes),
    );
    expect(servicesOf(clauses)).toEqual([INBOX]);
    expect(clauses.map(clauseSubject)).toEqual([`turnaround ${INBOX}`, 'turnaround ', 'minutes period']);
  });
});
