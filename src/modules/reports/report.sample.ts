import type { ReportContent } from './report.content.js';

const DAYS = [
  '2026-11-09',
  '2026-11-10',
  '2026-11-11',
  '2026-11-12',
  '2026-11-13',
  '2026-11-14',
  '2026-11-15',
];

type Entry = ReportContent['entries'][number];

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
export const sampleReport: ReportContent = {
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
  from: '2026-11-09',
  to: '2026-11-16',
  isoWeek: '2026-W46',
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
