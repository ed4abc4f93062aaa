import { Injectable, type OnModuleInit } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { systemActor, type Language } from '../../kernel/actor.js';
import type { FormOfAddress } from '../../kernel/manner.js';
import { Environment } from '../config/environment.js';
import { actorOrNull, Transactions } from '../database/transaction.js';
import { Jobs, type JobHandler, type JobPayload } from '../jobs/jobs.js';
import { BounceAddresses } from './bounce-address.js';
import { outcomeOf, isAddressDead, statusIn, type MailOutcome } from './mail-outcome.js';
import { MailRepository, type MailRow } from './mail.repository.js';
import type { RenderedMail } from './render.js';
import { Mailer, type MailAttachment, type Mailbox, type SendResult, type WrittenMail } from './smtp.js';
import { SuppressionsRepository } from './suppressions.repository.js';

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
  /** Whether each is kept byte for byte; not what carries a secret that signs in. */
  readonly keeps?: boolean;
  /** Told in the transaction that records it: after each attempt, and when a mail server reports something later. */
  settled?(mail: QueuedMail, outcome: MailOutcome): Promise<void>;
}

/** Knows how a contact is addressed. */
export type FormOf = (contactId: string) => Promise<FormOfAddress>;

const TASK = 'mail-send';

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
    private readonly mails: MailRepository,
    private readonly suppressions: SuppressionsRepository,
    private readonly bounces: BounceAddresses,
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
    const mail = { ...order, id, workspaceId, messageId: this.messageId(id) };
    if (!(await this.mails.add(mail, this.clock.now()))) return null;
    const at = order.notBefore;
    await this.jobs.enqueue(TASK, { mailId: id, workspaceId }, { ...(at && { at }) });
    return id;
  }

  /** Takes up a mail that no server took, under its old name. @returns false when it is none of those */
  async again(id: string): Promise<boolean> {
    const taken = await this.mails.again(id);
    if (taken) await this.jobs.enqueue(TASK, { mailId: id, workspaceId: actorOrNull()?.workspaceId ?? null });
    return taken;
  }

  /** The same mail once more, as another one: to an address that may have changed. @returns its id, or null as `post` */
  async resend(id: string, key: string, to: Mailbox): Promise<string | null> {
    const row = await this.mails.locked(id);
    return row && this.post({ key, kind: row.kind, to, language: row.language, props: row.props });
  }

  async run({ mailId, workspaceId }: JobPayload): Promise<void> {
    const inside = <T>(work: () => Promise<T>) =>
      workspaceId ? this.transactions.as(systemActor(workspaceId), work) : this.transactions.asNobody(work);
    const prepared = await inside(() => this.prepare(mailId as string));
    if (!prepared) return;
    const result = await this.mailer.hand(prepared.written);
    const outcome = await inside(() => this.record(prepared.row, result));
    if (outcome.state === 'deferred') throw new Error(`mail is tried again: ${outcome.answer}`);
  }

  /** To be called in a transaction of the mail's workspace, by who learns later what became of it. */
  async tell(row: MailRow, outcome: MailOutcome): Promise<void> {
    const composer = this.composerOf(row.kind);
    if (composer.settled) await composer.settled(await this.queued(row), outcome);
  }

  private async prepare(id: string): Promise<{ row: MailRow; written: WrittenMail } | null> {
    const now = this.clock.now();
    const row = await this.mails.begin(id, now);
    if (!row) return null;
    const ended = (state: 'suppressed' | 'withdrawn', answer = ''): MailOutcome =>
      ({ state, answer, at: now, nextTryAt: null }); // prettier-ignore
    const listed = row.workspace_id ? await this.suppressions.find(row.to_address) : null;
    if (listed) return this.end(row, ended('suppressed', listed.note));
    const composer = this.composerOf(row.kind);
    const composed = await composer.compose(await this.queued(row));
    if (!composed) return this.end(row, ended('withdrawn'));
    const begun = Temporal.Instant.fromEpochMilliseconds(row.begun_at?.getTime() ?? now.epochMilliseconds);
    const returnPath = row.workspace_id ? this.bounces.addressOf(row.id) : null;
    const written = await this.mailer.write({
      ...composed,
      messageId: row.message_id,
      to: { name: row.to_name, address: row.to_address },
      date: begun,
      ...(returnPath && { returnPath }),
    });
    if (composer.keeps && row.workspace_id) {
      const sha256 = createHash('sha256').update(written.bytes).digest('hex');
      await this.mails.keepCopy(row, written, sha256, now);
    }
    return { row, written };
  }

  private async end(row: MailRow, outcome: MailOutcome): Promise<null> {
    const state = outcome.state === 'suppressed' ? 'suppressed' : 'dropped';
    await this.mails.settle(row.id, state, outcome.answer, null);
    await this.tell(row, outcome);
    return null;
  }

  private async record(row: MailRow, result: SendResult): Promise<MailOutcome> {
    const now = this.clock.now();
    const outcome = outcomeOf(result, row.attempts, now);
    const states = { sent: 'sent', deferred: 'queued' } as Readonly<Record<string, string>>;
    const state = states[outcome.state] ?? 'failed';
    const ours = await this.mails.settle(row.id, state, outcome.answer, result.accepted ? now : null);
    if (!ours) return { ...outcome, state: 'sent' };
    if (outcome.state === 'refused' && row.workspace_id && isAddressDead(statusIn(outcome.answer)))
      await this.suppressions.add({ address: row.to_address, reason: 'bounce', note: outcome.answer }, now);
    await this.tell(row, outcome);
    return outcome;
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
