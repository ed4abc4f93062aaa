import type {
  ClauseEvidence,
  ReportContent,
  ReportedClause,
  ReportedEntry,
} from '../content/report.content.js';

const EUR = (amount: string) => ({ amount, currency: 'EUR' });
const id = (number: number) => `019a6a00-0000-7000-8000-0000000000${String(number).padStart(2, '0')}`;
const TEXTS = 'Texts of the new website';
const TRIP = 'Trip to Munich';

function entry(
  number: number,
  from: string,
  to: string | null,
  seconds: number,
  said: Partial<ReportedEntry>,
): ReportedEntry {
  return {
    id: id(number),
    day: from.slice(0, 10),
    startedAt: to === null ? null : `${from}:00Z`,
    endedAt: to === null ? null : `${from.slice(0, 11)}${to}:00Z`,
    seconds,
    breakSeconds: 0,
    billedSeconds: seconds,
    assistant: 'Anna Ferri',
    task: null,
    service: null,
    description: '',
    billable: true,
    rush: false,
    amount: EUR((seconds / 120).toFixed(2)),
    ...said,
  };
}

const TRAVEL = { task: TRIP, service: 'Travel' };
const NOTHING = { billable: false, billedSeconds: 0, amount: EUR('0.00') };
const ENTRIES: readonly ReportedEntry[] = [
  entry(1, '2026-11-09T08:00', '09:30', 5400, { service: 'Inbox', description: 'Mail of the weekend sorted' }),
  entry(2, '2026-11-10T13:00', '13:45', 2700, { ...TRAVEL, description: 'Flights compared' }),
  entry(3, '2026-11-11T17:15', '19:15', 7200, { task: TEXTS, assistant: 'Bea Conti', amount: EUR('62.50') }),
  entry(4, '2026-11-12T15:00', null, 1800, { ...TRAVEL, ...NOTHING, description: 'Call with the hotel' }),
  entry(5, '2026-11-13T08:30', '10:00', 5400, { task: TEXTS, description: 'Corrections' }),
  entry(6, '2026-11-14T09:00', '11:00', 6300, { ...TRAVEL, breakSeconds: 900, description: 'Venue and hotel' }),
]; // prettier-ignore
const LATE: readonly ReportedEntry[] = [
  entry(31, '2026-11-06T00:00', null, 2400, {
    ...{ billedSeconds: 2700, assistant: 'Bea Conti', service: 'Inbox', description: 'Call with the bank' },
    ...{ rush: true, amount: EUR('22.50') },
  }),
];
const LINE = {
  task: null,
  service: null,
  correctionId: null,
  rush: false,
  rate: EUR('30.00'),
  surcharges: [],
  discount: null,
};
const EVENING = { name: 'Evening', seconds: 1800, amount: EUR('2.50') };

const evidence = (
  kind: ClauseEvidence['kind'],
  label: string,
  at: string,
  seconds: number | null,
  number: number | null,
  met = true,
): ClauseEvidence => ({ kind, id: number === null ? null : id(number), label, at, met, seconds });

const ON_TIME = [
  'Invoices of October',
  'Christmas cards',
  'Archive of contracts',
  'Newsletter, second draft',
  'Translation of the offer',
  'Reservation for Friday',
  'Expenses of October',
  'Calendar of December',
  TEXTS,
];
const CLAUSES: readonly ReportedClause[] = [
  {
    ...{ id: id(51), kind: 'minutes', terms: { min: 240, max: 600, per: 'week' }, outcome: 'met', reason: null },
    ...{ unit: 'minutes', value: 480, target: { min: 240, max: 600 }, cases: null, comment: '' },
    evidence: [evidence('days', '', '2026-11-09', 28_800, null)],
  },
  {
    ...{ id: id(52), kind: 'turnaround', outcome: 'not_met', reason: null, unit: 'basis_points', value: 9000 },
    terms: { serviceId: id(70), service: 'Standard tasks', businessMinutes: 960, percent: 95 },
    target: { min: 9500, max: null },
    cases: { met: 9, of: 10 },
    evidence: [
      evidence('task', TRIP, '2026-11-12T16:00:00Z', 70_200, 11, false),
      ...ON_TIME.map((title, index) => evidence('task', title, `2026-11-${String(9 + Math.min(4, index)).padStart(2, '0')}T12:00:00Z`, 14_400 + index * 3600, 61 + index)),
    ],
    comment: 'The hotel confirmed only on Thursday. From now on I ask two hotels at once.',
  },
  {
    ...{ id: id(53), kind: 'response', terms: { businessMinutes: 240, percent: 90 }, outcome: 'met', reason: null },
    ...{ unit: 'basis_points', value: 10_000, target: { min: 9000, max: null }, cases: { met: 2, of: 2 } },
    evidence: [
      evidence('task', TRIP, '2026-11-09T09:10:00Z', 1500, 11),
      evidence('question', 'Which of the two texts is for the first page?', '2026-11-11T10:00:00Z', 5400, 81),
    ],
    comment: '',
  },
  {
    ...{ id: id(54), kind: 'report_rhythm', terms: { graceHours: 24 }, outcome: 'met', reason: null },
    ...{ unit: 'basis_points', value: 10_000, target: { min: 10_000, max: null }, cases: { met: 1, of: 1 } },
    evidence: [evidence('report', '', '2026-11-09T08:00:00Z', null, 90)],
    comment: '',
  },
  {
    ...{ id: id(55), kind: 'deliverables', terms: { min: 4, per: 'period' }, outcome: 'not_measurable' },
    ...{ reason: 'still-running', unit: 'count', value: 2, target: { min: 4, max: null }, cases: null },
    evidence: [
      evidence('deliverable', TEXTS, '2026-11-13T10:05:00Z', null, 21),
      evidence('deliverable', 'Itinerary Munich', '2026-11-14T11:00:00Z', null, 22),
    ],
    comment: '',
  },
  {
    ...{ id: id(56), kind: 'working_window', terms: { percent: 90 }, outcome: 'met', reason: null },
    ...{ unit: 'basis_points', value: 9333, target: { min: 9000, max: null }, cases: null, comment: '' },
    evidence: [evidence('entry', '', '2026-11-11T17:15:00Z', 1800, 3, false)],
  },
]; // prettier-ignore

/** Everything that a report can say, in its fourth form: the second version of a week, after an entry was corrected. */
export const keptReport: ReportContent = {
  schema: 4,
  workspace: { name: 'Ferri & Conti' },
  engagement: {
    ...{ id: id(0), name: 'Back office', clientName: 'Harper & Cole Ltd', timeZone: 'Europe/London' },
    ...{ currency: 'EUR', weekStartsOn: 1 },
  },
  assistants: ['Anna Ferri', 'Bea Conti'],
  ...{ coverage: 'week', period: '2026-W46', week: '2026-W46', from: '2026-11-09', to: '2026-11-16' },
  figuresAsOf: '2026-11-17T08:00:00Z',
  showAmounts: true,
  rounding: { minutes: 15, direction: 'up', scope: 'task_day', minimumMinutes: 30 },
  totals: { seconds: 30_300, billableSeconds: 28_500, billedSeconds: 28_800, amount: EUR('242.50') },
  balance: {
    ...{ periodStart: '2026-11-01', periodEnd: '2026-12-01', allowanceMinutes: 1200, carriedSeconds: 7200 },
    ...{ usedSeconds: 46_800, leftSeconds: 32_400, overageSeconds: 0, unapprovedOverageSeconds: 0 },
    expiring: [{ seconds: 3600, on: '2026-11-30' }],
    ledger: [
      { day: '2026-11-09', kind: 'consumption', seconds: -5400, leftSeconds: 55_800 },
      { day: '2026-11-10', kind: 'consumption', seconds: -2700, leftSeconds: 53_100 },
      { day: '2026-11-11', kind: 'consumption', seconds: -7200, leftSeconds: 45_900 },
      { day: '2026-11-12', kind: 'adjustment', seconds: 900, leftSeconds: 46_800 },
      { day: '2026-11-12', kind: 'consumption', seconds: -2700, leftSeconds: 44_100 },
      { day: '2026-11-13', kind: 'consumption', seconds: -5400, leftSeconds: 38_700 },
      { day: '2026-11-14', kind: 'consumption', seconds: -6300, leftSeconds: 32_400 },
    ],
  },
  agreement: {
    ...{ id: id(50), validFrom: '2026-09-01', acceptedAt: '2026-08-28T09:12:00Z', acceptedBy: 'James Harper' },
  },
  clauses: CLAUSES,
  questions: [
    {
      ...{ id: id(81), taskId: id(12), taskTitle: TEXTS, text: 'Which of the two texts is for the first page?' },
      ...{ askedAt: '2026-11-10T10:00:00Z', askedBy: 'Bea Conti', answeredAt: '2026-11-12T10:00:00Z' },
      ...{ answeredBy: 'James Harper', waitedSeconds: 57_600 },
    },
    {
      ...{ id: id(82), taskId: id(11), taskTitle: TRIP, askedAt: '2026-11-12T15:30:00Z', askedBy: 'Anna Ferri' },
      text: 'Do you prefer the flight at 7:10 or the night train?',
      ...{ answeredAt: null, answeredBy: null, waitedSeconds: 34_200 },
    },
  ],
  waited: { assistantSeconds: 93_600, clientSeconds: 91_800 },
  appointments: {
    items: [
      {
        ...{ id: id(91), title: 'Talk about the week', startsAt: '2026-11-09T14:00:00Z', endsAt: '2026-11-09T14:45:00Z' },
        ...{ host: 'Anna Ferri', attendance: 'attended', useful: 'yes', charged: null },
      },
      {
        ...{ id: id(92), title: 'Choice of the hotel', startsAt: '2026-11-12T15:00:00Z', endsAt: '2026-11-12T15:30:00Z' },
        ...{ host: 'Anna Ferri', attendance: 'no_show_client', useful: null },
        charged: { entryId: id(4), seconds: 1800 },
      },
      {
        ...{ id: id(93), title: 'Texts of the first page', startsAt: '2026-11-13T09:00:00Z', endsAt: '2026-11-13T10:00:00Z' },
        ...{ host: 'Bea Conti', attendance: 'late', useful: 'partly', charged: null },
      },
      {
        ...{ id: id(94), title: 'Christmas cards', startsAt: '2026-11-14T09:00:00Z', endsAt: '2026-11-14T09:30:00Z' },
        ...{ host: 'Bea Conti', attendance: 'cancelled_in_time', useful: null, charged: null },
      },
    ],
    rate: { attended: 2, of: 3 },
  },
  waits: [
    {
      ...{ taskId: id(11), title: TRIP, kind: 'question', since: '2026-11-12T15:30:00Z' },
      note: 'Do you prefer the flight at 7:10 or the night train?',
    },
    { taskId: id(12), title: TEXTS, kind: 'acceptance', since: '2026-11-13T10:05:00Z', note: '' },
  ],
  tasks: [
    { taskId: id(12), title: TEXTS, status: 'delivered', seconds: 12_600, deliveredAt: '2026-11-13T10:05:00Z' },
    { taskId: id(11), title: TRIP, status: 'waiting_for_client', seconds: 10_800, deliveredAt: null },
    { taskId: id(61), title: 'Invoices of October', status: 'done', seconds: 0, deliveredAt: '2026-11-09T12:00:00Z' },
    { taskId: null, title: '', status: null, seconds: 6900, deliveredAt: null },
  ],
  services: [
    { name: null, seconds: 12_600, billableSeconds: 12_600 },
    { name: 'Travel', seconds: 10_800, billableSeconds: 9000 },
    { name: 'Inbox', seconds: 6900, billableSeconds: 6900 },
  ],
  days: [
    ...[['2026-11-09', 5400], ['2026-11-10', 2700], ['2026-11-11', 7200], ['2026-11-12', 900], ['2026-11-13', 5400]] as const,
    ...[['2026-11-14', 6300], ['2026-11-15', 0]] as const,
  ].map(([day, seconds]) => ({ day, seconds })),
  deliverables: [
    {
      ...{ id: id(21), title: TEXTS, versionNumber: 2, fileName: 'website-texts.docx', size: 48_210 },
      sha256: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
      ...{ at: '2026-11-13T10:05:00Z', taskTitle: TEXTS, decision: null, decidedAt: null, decidedBy: null },
    },
    {
      ...{ id: id(22), title: 'Itinerary Munich', versionNumber: 1, fileName: 'munich.pdf', size: 91_004 },
      sha256: '7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730',
      ...{ at: '2026-11-14T11:00:00Z', taskTitle: TRIP, decision: 'accepted' },
      ...{ decidedAt: '2026-11-15T17:20:00Z', decidedBy: 'James Harper' },
    },
  ],
  entries: ENTRIES,
  late: LATE,
  corrections: [
    {
      ...{ id: id(41), entryId: id(42), day: '2026-11-12', seconds: -900, billable: true, reason: 'Counted twice' },
      by: 'Anna Ferri',
      entry: { day: '2026-11-04', assistant: 'Anna Ferri', task: null, service: 'Inbox', description: 'Invoices' },
      amount: EUR('-7.50'),
    },
  ],
  lines: [
    { ...LINE, day: '2026-11-09', service: 'Inbox', entryIds: [id(1)], actualSeconds: 5400, billedSeconds: 5400, amount: EUR('45.00') },
    { ...LINE, day: '2026-11-10', task: TRIP, entryIds: [id(2)], actualSeconds: 2700, billedSeconds: 2700, amount: EUR('22.50') },
    { ...LINE, day: '2026-11-11', task: TEXTS, entryIds: [id(3)], actualSeconds: 7200, billedSeconds: 7200, surcharges: [EVENING], amount: EUR('62.50') },
    { ...LINE, day: '2026-11-12', task: TRIP, entryIds: [id(4)], rate: null, actualSeconds: 1800, billedSeconds: 0, amount: EUR('0.00') },
    { ...LINE, day: '2026-11-13', task: TEXTS, entryIds: [id(5)], actualSeconds: 5400, billedSeconds: 5400, amount: EUR('45.00') },
    { ...LINE, day: '2026-11-14', task: TRIP, entryIds: [id(6)], actualSeconds: 6300, billedSeconds: 6300, amount: EUR('52.50') },
    { ...LINE, day: '2026-11-06', service: 'Inbox', rush: true, entryIds: [id(31)], actualSeconds: 2400, billedSeconds: 2700, amount: EUR('22.50') },
    { ...LINE, day: '2026-11-12', entryIds: [], correctionId: id(41), actualSeconds: -900, billedSeconds: -900, amount: EUR('-7.50') },
  ],
  before: [
    { period: '2026-W42', from: '2026-10-12', to: '2026-10-19', seconds: 21_600, billedSeconds: 21_600 },
    { period: '2026-W43', from: '2026-10-19', to: '2026-10-26', seconds: 33_300, billedSeconds: 33_300 },
    { period: '2026-W44', from: '2026-10-26', to: '2026-11-02', seconds: 18_000, billedSeconds: 18_900 },
    { period: '2026-W45', from: '2026-11-02', to: '2026-11-09', seconds: 25_200, billedSeconds: 25_200 },
  ],
  value: { tasksDone: 1, documents: 2, decisions: 2, secondsGivenBack: 30_300 },
  next: { on: '2026-11-23', text: 'Call about the trip, at half past nine' },
  revision: {
    of: 1,
    ofSha256: '4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce',
    by: 'Anna Ferri',
    reason: 'The break of Saturday was missing',
    differences: [
      {
        ...{ kind: 'entry', id: id(6), day: '2026-11-14', label: 'Venue and hotel', field: 'seconds' },
        ...{ from: 7200, to: 6300, by: 'Anna Ferri', at: '2026-11-17T07:40:00Z' },
        reason: 'The break was missing',
      },
    ],
    figures: [
      { figure: 'seconds', id: null, from: 31_200, to: 30_300 },
      { figure: 'billedSeconds', id: null, from: 29_700, to: 28_800 },
      { figure: 'amount', id: null, from: '250.00', to: '242.50' },
      { figure: 'leftSeconds', id: null, from: 31_500, to: 32_400 },
    ],
  },
  acceptedAfterDays: 5,
  word: 'The texts are ready. For Munich only your choice is missing.',
}; // prettier-ignore
