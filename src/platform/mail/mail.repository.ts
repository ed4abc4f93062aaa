import { Injectable } from '@nestjs/common';
import type { Language } from '../../kernel/actor.js';
import { query } from '../database/transaction.js';
import type { WrittenMail } from './smtp.js';

/** A mail as it stands in the outbox. */
export interface MailRow {
  readonly id: string;
  readonly workspace_id: string | null;
  readonly kind: string;
  readonly to_address: string;
  readonly to_name: string;
  readonly language: Language;
  readonly props: Record<string, string>;
  readonly state: string;
  readonly attempts: number;
  readonly message_id: string;
  readonly begun_at: Date | null;
}

export interface NewMail {
  readonly id: string;
  readonly workspaceId: string | null;
  readonly key: string;
  readonly kind: string;
  readonly to: { readonly address: string; readonly name: string };
  readonly language: Language;
  readonly props: Readonly<Record<string, string>>;
  readonly messageId: string;
}

const COLUMNS =
  'id, workspace_id, kind, to_address, to_name, language, props, state, attempts, message_id, begun_at';

/** The only place that reads and writes mails; the truth about a mail is its row, a job is only a nudge. */
@Injectable()
export class MailRepository {
  /** @returns false when its key was ordered before */
  async add(mail: NewMail, at: Temporal.Instant): Promise<boolean> {
    const rows = await query(
      'mail.post',
      `INSERT INTO mail (id, workspace_id, key, kind, to_address, to_name, language, props, message_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (key) DO NOTHING RETURNING id`,
      [
        mail.id,
        mail.workspaceId,
        mail.key,
        mail.kind,
        mail.to.address,
        mail.to.name,
        mail.language,
        JSON.stringify(mail.props),
        mail.messageId,
        at.toString(),
      ],
    );
    return rows.length > 0;
  }

  /** Takes a mail up for one attempt; null when there is nothing to do for it any more. */
  async begin(id: string, at: Temporal.Instant): Promise<MailRow | null> {
    const [row] = await query<MailRow>(
      'mail.begin',
      `UPDATE mail SET state = 'sending', attempts = attempts + 1, begun_at = coalesce(begun_at, $2)
       WHERE id = $1 AND state IN ('queued', 'sending') RETURNING ${COLUMNS}`,
      [id, at.toString()],
    );
    return row ?? null;
  }

  /** @returns false when it was settled meanwhile, by a report that was faster than the server's own answer */
  settle(id: string, state: string, answer: string, sentAt: Temporal.Instant | null): Promise<boolean> {
    return this.become(id, ['sending'], state, answer, sentAt);
  }

  /** Takes up a mail that was never taken, with its attempts counted anew. @returns false when it is none of those */
  async again(id: string): Promise<boolean> {
    const rows = await query(
      'mail.again',
      `UPDATE mail SET state = 'queued', attempts = 0 WHERE id = $1 AND state = 'failed' RETURNING id`,
      [id],
    );
    return rows.length > 0;
  }

  /** @returns false when it is not waiting any more */
  giveUp(id: string, answer: string): Promise<boolean> {
    return this.become(id, ['queued', 'sending'], 'failed', answer);
  }

  /** With its row locked: reports of one mail are taken one after another. */
  async locked(id: string): Promise<MailRow | null> {
    const [row] = await query<MailRow>('mail.locked', `SELECT ${COLUMNS} FROM mail WHERE id = $1 FOR UPDATE`, [id]); // prettier-ignore
    return row ?? null;
  }

  /** It had been taken and came back. @returns false when that is known, or it was never taken */
  bounce(id: string, answer: string): Promise<boolean> {
    return this.become(id, ['sending', 'sent'], 'bounced', answer);
  }

  /** Before a workspace is known; null where there is no such mail, or it belongs to none. */
  async workspaceOf(id: string): Promise<string | null> {
    const [row] = await query<{ workspace: string | null }>(
      'mail.workspace',
      'SELECT affianco.workspace_of_mail($1) AS workspace',
      [id],
    );
    return row?.workspace ?? null;
  }

  /** The mail byte for byte, before it leaves; the same in a later attempt is one. */
  async keepCopy(
    mail: MailRow,
    { sender, recipient, bytes }: WrittenMail,
    sha256: string,
    at: Temporal.Instant,
  ): Promise<void> {
    await query(
      'mail.keep-copy',
      `INSERT INTO mail_copy (mail_id, sha256, workspace_id, sender, recipient, bytes, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [mail.id, sha256, mail.workspace_id, sender, recipient, bytes, at.toString()],
    );
  }

  /** @returns false for a report that was taken before */
  async keepReport(report: {
    readonly id: string;
    readonly mail: MailRow;
    readonly kind: string;
    readonly recipient: string;
    readonly status: string | null;
    readonly said: string;
    readonly via: string;
    readonly sha256: string;
    readonly at: Temporal.Instant;
  }): Promise<boolean> {
    const { id, mail, kind, recipient, status, said, via, sha256, at } = report;
    const rows = await query(
      'mail.keep-report',
      `INSERT INTO mail_report (id, workspace_id, mail_id, kind, recipient, status, said, via, sha256, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (mail_id, sha256) DO NOTHING RETURNING id`,
      [id, mail.workspace_id, mail.id, kind, recipient, status, said, via, sha256, at.toString()],
    );
    return rows.length > 0;
  }

  /** @returns false when it is in none of the states that it would leave */
  private async become(
    id: string,
    from: readonly string[],
    state: string,
    answer: string,
    sentAt: Temporal.Instant | null = null,
  ): Promise<boolean> {
    const rows = await query(
      'mail.become',
      `UPDATE mail SET state = $3, last_answer = $4, sent_at = coalesce($5, sent_at)
       WHERE id = $1 AND state = ANY ($2::text[]) RETURNING id`,
      [id, from, state, answer.slice(0, 1000), sentAt?.toString() ?? null],
    );
    return rows.length > 0;
  }
}
