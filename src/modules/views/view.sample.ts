import type { ViewFiguresDto } from './view-figures.dto.js';
import { totalsOf } from './view-totals.js';
import type { ShownView } from './view.wording.js';

type Row = ViewFiguresDto['rows'][number];

const row = (client: string, service: string, seconds: number, billed: number, euros: string): Row => ({
  keys: [
    { id: '0199f2c4-0000-7000-8000-000000000001', name: client, note: null, day: null },
    {
      id: service && '0199f2c4-0000-7000-8000-000000000002',
      name: service,
      note: service && client,
      day: null,
    },
  ],
  seconds,
  billableSeconds: seconds,
  billedSeconds: billed,
  amounts: [{ amount: euros, currency: 'EUR' }],
  entries: Math.ceil(seconds / 5400),
});

const rows = [
  row('Studio Moretti', 'Segreteria', 25_800, 26_100, '253.75'),
  row('Studio Moretti', 'Traduzioni', 12_600, 12_600, '140.00'),
  row('Brightwater & Sons', 'Inbox and calendar', 19_560, 20_700, '201.25'),
  row('Brightwater & Sons', '', 2400, 2700, '26.25'),
];

const view: ShownView = {
  name: 'Settimana per cliente',
  groupBy: ['client', 'service'],
  columns: ['seconds', 'billed', 'amount'],
};

/** Facts for the preview of the mail and its tests. */
export const viewSample = {
  recipientName: 'Anna Ferri',
  workspaceName: 'Ferri & Conti',
  view,
  figures: { from: '2026-11-09', to: '2026-11-16', groupBy: view.groupBy, rows, totals: totalsOf(rows) },
  problem: null,
  url: 'https://affianco.example/insights/views/0199f2c4-0000-7000-8000-000000000003',
};
