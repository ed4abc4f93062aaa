import { Injectable } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { RateLimits } from '../access/rate-limits.js';
import { SignedLinks, type LinkPurpose } from '../access/signed-link.js';
import { Environment } from '../config/environment.js';
import { Transactions } from '../database/transaction.js';
import { ClosedLink, type ClosedWords } from './closed-link.js';

/** Pages that a link opens without sign-in: where each lies, and in which words it says that there is nothing. */
const pages = {
  report: { path: '/r', unknown: 'report.closed.unknown' },
  'shared-report': { path: '/r/shared', unknown: 'report.closed.unknown' },
  balance: { path: '/r/balance', unknown: 'balance.closed.unknown' },
  feedback: { path: '/r/feedback', unknown: 'feedback.closed.unknown' },
  agreement: { path: '/r/agreement', unknown: 'agreement.closed.unknown' },
  appointment: { path: '/r/appointment', unknown: 'appointment.closed.unknown' },
  task: { path: '/r/task', unknown: 'task.closed.unknown' },
  notices: { path: '/r/notices', unknown: 'notice.closed.unknown' },
} as const satisfies Partial<Record<LinkPurpose, { readonly path: string; readonly unknown: ClosedWords }>>;

export type LinkedPage = keyof typeof pages;

/** Addresses of pages behind a link, and what a link leads to. Expiry and revocation stand in the record itself. */
@Injectable()
export class PageLinks {
  constructor(
    private readonly links: SignedLinks,
    private readonly limits: RateLimits,
    private readonly transactions: Transactions,
    private readonly environment: Environment,
  ) {}

  /**
   * The same every time, so that a repeated mail carries the same link.
   * @param generation counts how often the link was made anew; copies of an earlier one lead to nothing
   */
  address(page: LinkedPage, workspaceId: string, recordId: string, generation = 1): string {
    const token = this.links.sign(page, recordId, generation, workspaceId);
    return `${this.environment.publicUrl}${pages[page].path}/${token}`;
  }

  /**
   * What a link leads to, found by the product itself.
   * @param ip counts guesses @param find null where there is nothing any more, or not in this generation
   * @throws ClosedLink for what was not signed by us, or leads to nothing
   */
  async open<T>(
    page: LinkedPage,
    token: string,
    ip: string,
    find: (recordId: string, generation: number) => Promise<T | null>,
  ): Promise<T> {
    const target = this.links.open(page, token);
    if (!target) {
      await this.limits.spend('unknown-link-address', ip);
      throw new ClosedLink(pages[page].unknown, null);
    }
    const { workspaceId, recordId, generation } = target;
    const found = await this.transactions.as(systemActor(workspaceId), () => find(recordId, generation), {
      readOnly: true,
    });
    if (found === null) throw new ClosedLink(pages[page].unknown, null);
    return found;
  }
}
