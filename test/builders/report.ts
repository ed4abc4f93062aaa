import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { aPortalContact, type ContactFields } from './contact.js';
import { anEngagement, type EngagementFields } from './engagement.js';

/** As much of a report as tests look at. */
export interface BuiltReport {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly state: 'draft' | 'sent' | 'accepted';
  readonly period: string;
  readonly word: string;
  readonly contentSha256: string | null;
  readonly content: {
    readonly totals: { readonly seconds: number; readonly amount: { readonly amount: string } | null };
    readonly entries: readonly BuiltEntry[];
    readonly late: readonly BuiltEntry[];
    readonly corrections: readonly { readonly id: string; readonly seconds: number; readonly day: string }[];
    readonly clauses: readonly { readonly id: string; readonly outcome: string; readonly comment: string }[];
    readonly revision: {
      readonly of: number;
      readonly ofSha256: string;
      readonly by: string;
      readonly reason: string;
      readonly differences: readonly object[];
      readonly figures: readonly { readonly figure: string; readonly from: unknown; readonly to: unknown }[];
    } | null;
  };
  readonly answers: readonly { readonly id: string; readonly kind: string }[];
  readonly can: Readonly<Record<string, boolean>>;
  readonly [field: string]: unknown;
}

interface BuiltEntry {
  readonly id: string;
  readonly day: string;
  readonly seconds: number;
}

/** The report of some days: `{ engagementId, week }` or `{ engagementId, from, to }`. */
export async function aReport(by: Visitor, days: object): Promise<BuiltReport> {
  return (await by.post('/reports', days).expect(201)).body as BuiltReport;
}

export async function sentReport(by: Visitor, days: object): Promise<BuiltReport> {
  const { id } = await aReport(by, days);
  return (await by.post(`/reports/${id}/send`).expect(200)).body as BuiltReport;
}

export interface BuiltOffice {
  readonly id: string;
  readonly clientId: string;
  readonly giulia: Awaited<ReturnType<typeof aPortalContact>>;
}

/** A client with one contact in the portal, with entries of two hours on Tuesday 10 and Saturday 14 November 2026. */
export async function anOffice(
  test: TestApp,
  owner: Visitor,
  fields: object = {},
  contact: ContactFields = {},
): Promise<BuiltOffice> {
  const { id, clientId } = await anEngagement(owner, fields as EngagementFields);
  const giulia = await aPortalContact(test, owner, { clientId, ...contact });
  for (const day of ['2026-11-10', '2026-11-14'])
    await owner
      .post('/time-entries', { engagementId: id, day, durationSeconds: 7200, description: `Calls of ${day}` })
      .expect(201);
  return { id, clientId, giulia };
}
