import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { systemActor, type Language } from '../../../kernel/actor.js';
import { query, Transactions } from '../../../platform/database/transaction.js';
import { contentSha256, type KeptContent } from '../content/report.content.js';

/** What a genuine file is: facts that whoever holds it can read in it, and whether it is the newest. */
export interface GenuineReport {
  readonly workspaceName: string;
  readonly clientName: string;
  readonly engagementName: string;
  /** Local days, half-open. */
  readonly from: string;
  readonly to: string;
  readonly number: number;
  readonly sentAt: Date;
  /** Of the PDF; null where the content itself was shown. */
  readonly language: Language | null;
  readonly contentSha256: string;
  /** Highest number of a sent version of the same days. */
  readonly newest: number;
}

interface Found {
  readonly workspace_id: string;
  readonly report_id: string;
  readonly language: Language | null;
}

/** Whether a file is a report that was sent, byte for byte: by its hash, which leads to that one report alone. */
@Injectable()
export class ReportVerification {
  constructor(private readonly transactions: Transactions) {}

  /**
   * @param bytes of a PDF or of the content as JSON, also where a program has set it otherwise (RFC 8785)
   * @returns null for what was never sent from here, or was changed since
   */
  async file(bytes: Uint8Array): Promise<GenuineReport | null> {
    for (const sha256 of fingerprints(bytes)) {
      const found = await this.hash(sha256);
      if (found) return found;
    }
    return null;
  }

  /** @param sha256 as it is printed on a report */
  async hash(sha256: string): Promise<GenuineReport | null> {
    const [found] = await this.transactions.asNobody(() =>
      query<Found>('report-verify.find', 'SELECT * FROM affianco.report_of_file($1)', [sha256]),
    );
    if (!found) return null;
    const read = () =>
      query<GenuineReport>(
        'report-verify.read',
        `SELECT w.name AS "workspaceName", c.name AS "clientName", e.name AS "engagementName", r.period_from::text AS "from",
           r.period_to::text AS "to", r.number, r.sent_at AS "sentAt", $3::text AS language, r.content_sha256 AS "contentSha256",
           (SELECT max(n.number) FROM report n WHERE n.engagement_id = r.engagement_id AND n.period_from = r.period_from
             AND n.period_to = r.period_to AND n.state <> 'draft') AS newest
         FROM report r JOIN engagement e ON e.id = r.engagement_id JOIN client c ON c.id = e.client_id
           JOIN workspace w ON w.id = r.workspace_id
         WHERE r.workspace_id = $1 AND r.id = $2`,
        [found.workspace_id, found.report_id, found.language],
      );
    const [row] = await this.transactions.as(systemActor(found.workspace_id), read, { readOnly: true });
    return row ?? null;
  }
}

/** Where anybody finds out whether a file is the report of a content. @param origin empty: within our own pages */
export function verifyAddress(origin: string, contentSha256: string): string {
  return `${origin}/r/verify?sha256=${contentSha256}`;
}

/** By which a file may be known: its own SHA-256, and where it is a content, that of the content's one byte sequence. */
export function fingerprints(bytes: Uint8Array): string[] {
  const content = contentIn(bytes);
  const own = createHash('sha256').update(bytes).digest('hex');
  return [...new Set([own, ...(content === null ? [] : [contentSha256(content)])])];
}

/** The content that a JSON file holds, however its lines are broken; null for everything else. */
function contentIn(bytes: Uint8Array): KeptContent | null {
  if (bytes[0] !== '{'.charCodeAt(0)) return null;
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as KeptContent;
  } catch {
    return null;
  }
}
