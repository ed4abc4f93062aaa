import type { Visitor } from '../support/visitor.js';

/** A view as the API gives it, as far as tests look at it. */
export interface BuiltView {
  readonly id: string;
  readonly name: string;
  readonly filter: Record<'clientIds' | 'engagementIds' | 'serviceIds' | 'memberIds', string[]>;
  readonly schedule: { readonly nextRunAt: string | null } | null;
  readonly mailed: boolean;
  readonly version: number;
  readonly can: Record<'edit' | 'remove' | 'mail', boolean>;
}

let made = 0;

/** A view of last week's hours by client, which nobody but the owners reads, unless said. */
export async function aView(owner: Visitor, fields: object = {}): Promise<BuiltView> {
  const usual = {
    name: `View ${++made}`,
    groupBy: ['client'],
    range: { kind: 'last_week' },
    columns: ['seconds', 'billable', 'billed', 'amount', 'entries'],
  };
  return (await owner.post('/views', { ...usual, ...fields }).expect(201)).body as BuiltView;
}
