import { presented, type FirstReportContent, type ReportContent } from '../content/report.content.js';

export { keptReport } from './report.sample-kept.js';

const DAYS = [
  '2026-11-09',
  '2026-11-10',
  '2026-11-11',
  '2026-11-12',
  '2026-11-13',
  '2026-11-14',
  '2026-11-15',
];

type Entry = FirstReportContent['entries'][number];

function entry(
  number: number,
  from: string,
  to: string | null,
  seconds: number,
  facts: Partial<Entry>,
): Entry {
  return {
    id: `019a6a00-0000-7000-8000-00000000000${number}`,
    day: from.slice(0, 10),
    startedAt: to === null ? null : `${from}:00Z`,
    endedAt: to === null ? null : `${from.slice(0, 11)}${to}:00Z`,
    seconds,
    assistant: 'Anna Ferri',
    task: null,
    service: null,
    description: '',
    billable: true,
    amount: { amount: (seconds / 120).toFixed(2), currency: 'EUR' },
    ...facts,
  };
}

const ENTRIES: readonly Entry[] = [
  entry(1, '2026-11-09T08:00', '09:30', 5400, {
    service: 'Inbox',
    description: 'Mail of the weekend sorted and answered',
  }),
  entry(2, '2026-11-10T13:00', '13:45', 2700, {
    task: 'Trip to Munich',
    service: 'Travel',
    description: 'Flights compared',
  }),
  entry(3, '2026-11-11T09:15', '11:15', 7200, { task: 'Texts of the new website', assistant: 'Bea Conti' }),
  entry(4, '2026-11-12T15:00', null, 1800, {
    task: 'Trip to Munich',
    service: 'Travel',
    description: 'Call with the hotel',
    billable: false,
    amount: { amount: '0.00', currency: 'EUR' },
  }),
  entry(5, '2026-11-13T08:30', '10:00', 5400, {
    task: 'Texts of the new website',
    description: 'Corrections',
  }),
];

/** A made-up week, for the preview of the mail and for tests; its totals are the sums of its entries. */
export const sampleReport: FirstReportContent = {
  schema: 1,
  workspace: { name: 'Ferri & Conti' },
  engagement: {
    id: '019a6a00-0000-7000-8000-000000000000',
    name: 'Back office',
    clientName: 'Harper & Cole Ltd',
    timeZone: 'Europe/London',
    currency: 'EUR',
    weekStartsOn: 1,
  },
  assistants: ['Anna Ferri', 'Bea Conti'],
  week: '2026-W46',
  isoWeek: '2026-W46',
  from: '2026-11-09',
  to: '2026-11-16',
  figuresAsOf: '2026-11-16T08:00:00Z',
  showAmounts: true,
  totals: { seconds: 22500, billableSeconds: 20700, amount: { amount: '172.50', currency: 'EUR' } },
  balance: {
    periodStart: '2026-11-01',
    periodEnd: '2026-12-01',
    allowanceMinutes: 1200,
    usedSeconds: 41400,
    leftSeconds: 30600,
  },
  waits: [
    {
      taskId: '019a6a00-0000-7000-8000-000000000011',
      title: 'Trip to Munich',
      kind: 'question',
      since: '2026-11-12T15:30:00Z',
      note: 'Do you prefer the flight at 7:10 or the night train?',
    },
    {
      taskId: '019a6a00-0000-7000-8000-000000000012',
      title: 'Texts of the new website',
      kind: 'acceptance',
      since: '2026-11-13T10:05:00Z',
      note: '',
    },
  ],
  tasks: [
    {
      taskId: '019a6a00-0000-7000-8000-000000000012',
      title: 'Texts of the new website',
      status: 'delivered',
      seconds: 12600,
      deliveredAt: '2026-11-13T10:05:00Z',
    },
    {
      taskId: '019a6a00-0000-7000-8000-000000000011',
      title: 'Trip to Munich',
      status: 'waiting_for_client',
      seconds: 4500,
      deliveredAt: null,
    },
    { taskId: null, title: '', status: null, seconds: 5400, deliveredAt: null },
  ],
  services: [
    { name: 'Inbox', seconds: 5400, billableSeconds: 5400 },
    { name: 'Travel', seconds: 4500, billableSeconds: 2700 },
    { name: null, seconds: 12600, billableSeconds: 12600 },
  ],
  days: DAYS.map((day) => ({
    day,
    seconds: ENTRIES.filter((each) => each.day === day).reduce((sum, each) => sum + each.seconds, 0),
  })),
  deliverables: [
    {
      id: '019a6a00-0000-7000-8000-000000000021',
      title: 'Texts of the new website',
      versionNumber: 2,
      fileName: 'website-texts.docx',
      size: 48_210,
      sha256: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
      at: '2026-11-13T10:05:00Z',
      taskTitle: 'Texts of the new website',
    },
  ],
  entries: ENTRIES,
  word: 'The texts are ready. For Munich only your choice is missing.',
};

const EUR = (amount: string) => ({ amount, currency: 'EUR' });
const LINE = {
  task: null,
  service: null,
  correctionId: null,
  rush: false,
  rate: EUR('30.00'),
  surcharges: [],
  discount: null,
};
const [INBOX, TRIP, TEXTS, , LAST] = presented(sampleReport).entries.map(({ id }) => id);

/**
 * The same week, rounded up to 15 minutes for each task and day, with a late entry and a correction of the week
 * before, a surcharge and hours carried on.
 */
export const roundedReport: ReportContent = {
  ...presented(sampleReport),
  schema: 2,
  rounding: { minutes: 15, direction: 'up', scope: 'task_day', minimumMinutes: 30 },
  totals: { seconds: 24_000, billableSeconds: 22_200, billedSeconds: 22_500, amount: EUR('190.00') },
  balance: {
    ...{ periodStart: '2026-11-16', periodEnd: '2026-12-16', allowanceMinutes: 1200, carriedSeconds: 7200 },
    ...{ usedSeconds: 86_400, leftSeconds: -7200, overageSeconds: 7200, unapprovedOverageSeconds: 3600 },
    expiring: [{ seconds: 3600, on: '2026-12-15' }],
    ledger: [],
  },
  late: [
    {
      ...{ id: '019a6a00-0000-7000-8000-000000000031', day: '2026-11-06', startedAt: null, endedAt: null },
      ...{ seconds: 2400, breakSeconds: 0, billedSeconds: 2700, assistant: 'Bea Conti', task: null, service: 'Inbox' },
      ...{ description: 'Call with the bank', billable: true, rush: true, amount: EUR('22.50') },
    },
  ],
  corrections: [
    {
      ...{ id: '019a6a00-0000-7000-8000-000000000041', entryId: '019a6a00-0000-7000-8000-000000000042' },
      ...{ day: '2026-11-12', seconds: -900, billable: true, reason: 'Counted twice', by: 'Anna Ferri' },
      entry: { day: '2026-11-04', assistant: 'Anna Ferri', task: null, service: 'Inbox', description: 'Invoices' },
      amount: EUR('-7.50'),
    },
  ],
  lines: [
    { ...LINE, day: '2026-11-09', service: 'Inbox', entryIds: [INBOX!], actualSeconds: 5400, billedSeconds: 5400, amount: EUR('45.00') },
    { ...LINE, day: '2026-11-10', task: 'Trip to Munich', entryIds: [TRIP!], actualSeconds: 2700, billedSeconds: 2700, amount: EUR('22.50') },
    {
      ...{ ...LINE, day: '2026-11-11', task: 'Texts of the new website', entryIds: [TEXTS!, LAST!] },
      ...{ actualSeconds: 12_600, billedSeconds: 12_600, amount: EUR('107.50') },
      surcharges: [{ name: 'Evening', seconds: 1800, amount: EUR('2.50') }],
    },
    { ...LINE, day: '2026-11-12', task: 'Trip to Munich', entryIds: [presented(sampleReport).entries[3]!.id], rate: null, actualSeconds: 1800, billedSeconds: 0, amount: EUR('0.00') },
    { ...LINE, day: '2026-11-06', service: 'Inbox', rush: true, entryIds: ['019a6a00-0000-7000-8000-000000000031'], actualSeconds: 2400, billedSeconds: 2700, amount: EUR('22.50') },
    { ...LINE, day: '2026-11-12', entryIds: [], correctionId: '019a6a00-0000-7000-8000-000000000041', actualSeconds: -900, billedSeconds: -900, amount: EUR('-7.50') },
  ],
}; // prettier-ignore
