import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { systemActor, type Language } from '../../kernel/actor.js';
import type { FormOfAddress } from '../../kernel/manner.js';
import { Environment } from '../config/environment.js';
import { actorOrNull, query, Transactions } from '../database/transaction.js';
import { Jobs, type JobHandler, type JobPayload } from '../jobs/jobs.js';
import type { RenderedMail } from './render.js';
import { Mailer, type MailAttachment, type Mailbox, type OutgoingMail, type SendResult } from './smtp.js';

/** A mail that shall be sent: ids only, so that it is written from fresh facts when its turn comes. */
export interface MailOrder {
  /** Says which mail this is for ever: a second order of the same key is none (`report:<id>:<contact>`). */
  readonly key: string;
  readonly kind: string;
  readonly to: Mailbox;
  readonly language: Language;
  /** A `contactId` among them says who reads it: so is it addressed. */
  readonly props: Readonly<Record<string, string>>;
  /** Not sent before this moment: somebody wants to be left alone until then. */
  readonly notBefore?: Temporal.Instant;
}

export interface QueuedMail {
  readonly id: string;
  readonly kind: string;
  readonly to: Mailbox;
  readonly language: Language;
  /** How the reader is addressed. */
  readonly form: FormOfAddress;
  readonly props: Readonly<Record<string, string>>;
}

/** What a module adds to the rendered text. */
export interface ComposedMail extends RenderedMail {
  readonly fromName?: string;
  readonly replyTo?: Mailbox;
  readonly attachments?: readonly MailAttachment[];
}

/** How a module writes one kind of mail; called when it is sent, in a transaction of the mail's workspace. */
export interface MailComposer {
  /** The mail, or null when there is no reason for it any more. */
  compose(mail: QueuedMail): Promise<ComposedMail | null>;
  /** Told in the transaction that records the outcome; `final` means there will be no further attempt. */
  settled?(mail: QueuedMail, result: SendResult, final: boolean): Promise<void>;
}

/** Knows how a contact is addressed. */
export type FormOf = (contactId: string) => Promise<FormOfAddress>;

interface MailRow {
  id: string;
  kind: string;
  to_address: string;
  to_name: string;
  language: Language;
  props: Record<string, string>;
  state: string;
  attempts: number;
  message_id: string;
}

const TASK = 'mail-send';
/** With the queue's exponential back-off this is about a day. */
const MOST_ATTEMPTS = 12;

/**
 * Mail to be sent, recorded with the work that caused it. Killed between the server's answer and our record, a mail
 * is sent again under the same Message-ID; it is never lost.
 */
@Injectable()
export class MailOutbox implements OnModuleInit, JobHandler {
  private readonly composers = new Map<string, MailComposer>();
  private formOf: FormOf = () => Promise.resolve('formal');

  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TASK, this);
  }

  register(kind: string, composer: MailComposer): void {
    this.composers.set(kind, composer);
  }

  /** Who knows how contacts are addressed; asked when a mail is written, in a transaction of its workspace. */
  addressedBy(formOf: FormOf): void {
    this.formOf = formOf;
  }

  /** Part of the open transaction. @returns the mail's id, or null when its key was ordered before */
  async post(order: MailOrder): Promise<string | null> {
    const workspaceId = actorOrNull()?.workspaceId ?? null;
    const id = this.ids.next();
    const rows = await query(
      'mail.post',
      `INSERT INTO mail (id, workspace_id, key, kind, to_address, to_name, language, props, message_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (key) DO NOTHING RETURNING id`,
      [
        id,
        workspaceId,
        order.key,
        order.kind,
        order.to.address,
        order.to.name,
        order.language,
        JSON.stringify(order.props),
        this.messageId(id),
        this.clock.now().toString(),
      ],
    );
    if (rows.length === 0) return null;
    const at = order.notBefore;
    await this.jobs.enqueue(TASK, { mailId: id, workspaceId }, { ...(at && { at }) });
    return id;
  }

  /** Takes up a mail that had failed for good, with its attempts counted anew. */
  async again(key: string): Promise<void> {
    const rows = await query<{ id: string }>(
      'mail.again',
      `UPDATE mail SET state = 'queued', attempts = 0 WHERE key = $1 AND state = 'failed' RETURNING id`,
      [key],
    );
    for (const { id } of rows)
      await this.jobs.enqueue(TASK, { mailId: id, workspaceId: actorOrNull()?.workspaceId ?? null });
  }

  async run({ mailId, workspaceId }: JobPayload): Promise<void> {
    const inside = <T>(work: () => Promise<T>) =>
      workspaceId ? this.transactions.as(systemActor(workspaceId), work) : this.transactions.asNobody(work);
    const prepared = await inside(() => this.prepare(mailId as string));
    if (!prepared) return;
    const result = await this.mailer.send(prepared.outgoing);
    await inside(() => this.record(prepared.row, result));
    if (!result.accepted && !isFinal(prepared.row, result))
      throw new Error(`mail is tried again: ${result.answer}`);
  }

  private async prepare(id: string): Promise<{ row: MailRow; outgoing: OutgoingMail } | null> {
    const [row] = await query<MailRow>(
      'mail.begin',
      `UPDATE mail SET state = 'sending', attempts = attempts + 1 WHERE id = $1 AND state IN ('queued', 'sending')
       RETURNING id, kind, to_address, to_name, language, props, state, attempts, message_id`,
      [id],
    );
    if (!row) return null;
    const composed = await this.composerOf(row.kind).compose(await this.queued(row));
    if (!composed) {
      await query('mail.drop', `UPDATE mail SET state = 'dropped' WHERE id = $1`, [id]);
      return null;
    }
    const to = { name: row.to_name, address: row.to_address };
    return { row, outgoing: { ...composed, messageId: row.message_id, to, date: this.clock.now() } };
  }

  private async record(row: MailRow, result: SendResult): Promise<void> {
    const final = isFinal(row, result);
    const state = result.accepted ? 'sent' : final ? 'failed' : 'queued';
    await query('mail.record', 'UPDATE mail SET state = $2, last_answer = $3, sent_at = $4 WHERE id = $1', [
      row.id,
      state,
      result.answer.slice(0, 1000),
      result.accepted ? this.clock.now().toString() : null,
    ]);
    await this.composerOf(row.kind).settled?.(await this.queued(row), result, final);
  }

  private async queued({ id, kind, to_address, to_name, language, props }: MailRow): Promise<QueuedMail> {
    const form = props.contactId ? await this.formOf(props.contactId) : 'formal';
    return { id, kind, to: { address: to_address, name: to_name }, language, form, props };
  }

  private composerOf(kind: string): MailComposer {
    const composer = this.composers.get(kind);
    if (!composer) throw new Error(`nobody writes mails of kind ${kind}`);
    return composer;
  }

  private messageId(id: string): string {
    return `${id}@${new URL(this.environment.publicUrl).hostname}`;
  }
}

function isFinal(row: MailRow, result: SendResult): boolean {
  return result.accepted || result.permanent || row.attempts >= MOST_ATTEMPTS;
}
