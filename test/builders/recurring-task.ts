import type { Visitor } from '../support/visitor.js';
import { anEngagement } from './engagement.js';

export interface BuiltSeries {
  readonly id: string;
  readonly engagementId: string;
  readonly title: string;
  readonly version: number;
  readonly next: readonly Record<string, unknown>[];
  readonly [field: string]: unknown;
}

let made = 0;

/** A series that comes each Monday at 09:00 from 16 November 2026 on, in an engagement of its own unless said. */
export async function aRecurringTask(
  by: Visitor,
  fields: Record<string, unknown> & { engagementId?: string } = {},
): Promise<BuiltSeries> {
  const engagementId = fields.engagementId ?? (await anEngagement(by)).id;
  const body = {
    title: `Series ${++made}`,
    rule: 'FREQ=WEEKLY;BYDAY=MO',
    startsOn: '2026-11-16',
    time: '09:00',
    ...fields,
    engagementId,
  };
  return (await by.post('/recurring-tasks', body).expect(201)).body as BuiltSeries;
}
