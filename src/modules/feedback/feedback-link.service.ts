import { Injectable } from '@nestjs/common';
import { contactActor, systemActor, type Actor, type Language } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import type { FormOfAddress } from '../../kernel/manner.js';
import { RateLimits } from '../../platform/access/rate-limits.js';
import { SignedLinks } from '../../platform/access/signed-link.js';
import { Environment } from '../../platform/config/environment.js';
import { actor, query, Transactions } from '../../platform/database/transaction.js';
import { ClosedLink } from '../../platform/pages/closed-link.js';
import { PreferencesService } from '../clients/preferences.service.js';
import { OPEN_FOR } from './feedback.rules.js';

/** A request with its reader, as far as opening its link needs. */
interface AskedReader {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly feedbackId: string;
  readonly engagementId: string;
  readonly clientId: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly contactRemoved: boolean;
  readonly askedAt: Date;
}

/** The reader whom a link was made for. */
export interface FeedbackReader extends AskedReader {
  readonly form: FormOfAddress;
  readonly actor: Actor;
}

/** What the mail's links open: one request, in the name of the contact who was asked, without sign-in. */
@Injectable()
export class FeedbackLinkService {
  constructor(
    private readonly links: SignedLinks,
    private readonly limits: RateLimits,
    private readonly transactions: Transactions,
    private readonly preferences: PreferencesService,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** The same every time, so that a repeated mail carries the same link. */
  address(workspaceId: string, feedbackId: string): string {
    const token = this.links.sign('feedback', feedbackId, 1, workspaceId);
    return `${this.environment.publicUrl}/r/feedback/${token}`;
  }

  /** @param ip counts guesses @throws ClosedLink for what was not signed, or is too old */
  async open(token: string, ip: string): Promise<FeedbackReader> {
    const target = this.links.open('feedback', token);
    if (!target) {
      await this.limits.spend('unknown-link-address', ip);
      throw new ClosedLink('feedback.closed.unknown', null);
    }
    const system = systemActor(target.workspaceId);
    const reader = await this.transactions.as(system, () => this.find(target.recordId), { readOnly: true });
    if (!reader || reader.contactRemoved) throw new ClosedLink('feedback.closed.unknown', null);
    const ends = reader.askedAt.toTemporalInstant().add(OPEN_FOR);
    if (Temporal.Instant.compare(this.clock.now(), ends) >= 0)
      throw new ClosedLink('feedback.closed.expired', reader.language, reader.form);
    return { ...reader, actor: contactActor(reader) };
  }

  /** Does something in the reader's own name and reach. */
  as<T>(reader: FeedbackReader, work: () => Promise<T>, options: { readOnly?: boolean } = {}): Promise<T> {
    return this.transactions.as(reader.actor, work, options);
  }

  private async find(id: string): Promise<Omit<FeedbackReader, 'actor'> | null> {
    const [row] = await query<AskedReader>(
      'feedback-links.find',
      `SELECT f.workspace_id AS "workspaceId", w.name AS "workspaceName", f.id AS "feedbackId",
         f.engagement_id AS "engagementId", f.client_id AS "clientId", k.id AS "contactId", k.name AS "contactName",
         k.language, k.time_zone AS "timeZone", k.removed_at IS NOT NULL AS "contactRemoved", f.asked_at AS "askedAt"
       FROM feedback f JOIN contact k ON k.id = f.contact_id JOIN workspace w ON w.id = f.workspace_id
       WHERE f.workspace_id = $1 AND f.id = $2 AND f.asked_at IS NOT NULL`,
      [actor().workspaceId, id],
    );
    return row ? { ...row, form: (await this.preferences.mannerOf(row.contactId)).address } : null;
  }
}
