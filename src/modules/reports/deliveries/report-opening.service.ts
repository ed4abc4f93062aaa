import { Injectable } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { systemActor } from '../../../kernel/actor.js';
import { Transactions } from '../../../platform/database/transaction.js';
import { ReportFateService } from './report-fate.service.js';

/** What a request to a page says about who asks. */
export interface PageRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/** Notes that a reader opened their page; nothing in a mail tells it, and a GET changes nothing else. */
@Injectable()
export class ReportOpening {
  constructor(
    private readonly transactions: Transactions,
    private readonly fate: ReportFateService,
  ) {}

  /** Whether it is noted at all, which the page says. */
  isNoted(): Promise<boolean> {
    return this.fate.notesOpening();
  }

  /** @param delivery whose link was opened, in no transaction */
  async note(
    { workspaceId, deliveryId }: { readonly workspaceId: string; readonly deliveryId: string },
    request: PageRequest,
  ): Promise<void> {
    if (!isPerson(request)) return;
    await this.transactions.as(systemActor(workspaceId), () => this.fate.opened(deliveryId));
  }
}

/**
 * Somebody followed the link and looks at the page: so browsers say (Fetch Metadata). What scans mails, previews links
 * or loads them ahead says nothing of the kind, or says so.
 */
function isPerson({ method, headers }: PageRequest): boolean {
  const value = (name: string) => String(headers[name] ?? '').toLowerCase();
  const ahead = /prefetch|prerender|preview/.test(`${value('purpose')} ${value('sec-purpose')} ${value('x-purpose')} ${value('x-moz')}`); // prettier-ignore
  return (
    method === 'GET' &&
    value('sec-fetch-mode') === 'navigate' &&
    value('sec-fetch-dest') === 'document' &&
    value('sec-fetch-user') === '?1' &&
    !ahead
  );
}
