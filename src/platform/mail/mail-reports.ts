import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Ids, isUuid } from '../../kernel/ids.js';
import { Transactions } from '../database/transaction.js';
import { BounceAddresses } from './bounce-address.js';
import { readDeliveryReport, type DeliveryReport } from './delivery-report.js';
import { isAddressDead, type MailOutcome, type MailState } from './mail-outcome.js';
import { MailOutbox } from './mail-outbox.js';
import { MailRepository, type MailRow } from './mail.repository.js';
import { SuppressionsRepository } from './suppressions.repository.js';

/** How a report reached us. */
export type ReportWay = 'smtp' | 'mailbox' | 'post';

/** Taken; taken before; of a mail that is none of ours; or no report at all. */
export type ReportVerdict = 'taken' | 'known' | 'foreign' | 'no-report';

/** Larger ones are not read: the facts stand at the beginning, before the mail that came back. */
export const MAX_REPORT_BYTES = 5 * 1024 * 1024;

const STATES: Readonly<Record<DeliveryReport['kind'], MailState>> = {
  failed: 'bounced',
  delayed: 'delayed',
  delivered: 'delivered',
  complaint: 'complained',
};

/**
 * Takes what mail servers report about mails that they had taken, whichever way it comes. Nobody can make up a report:
 * it must have come to the address that this mail alone was sent from, or name the mail's Message-ID, of which half is
 * chance, and its own reader. The same report is taken once, by however many ways and workers.
 */
@Injectable()
export class MailReports {
  constructor(
    private readonly transactions: Transactions,
    private readonly mails: MailRepository,
    private readonly suppressions: SuppressionsRepository,
    private readonly outbox: MailOutbox,
    private readonly bounces: BounceAddresses,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @param mailId of the mail whose own address the report was handed to, where that is known */
  async take(raw: Uint8Array, via: ReportWay, mailId?: string): Promise<ReportVerdict> {
    const report = await readDeliveryReport(raw);
    if (!report) return 'no-report';
    const signed = mailId ?? this.signedFor(report);
    const named = report.messageId?.split('@')[0] ?? '';
    const id = signed ?? (isUuid(named) ? named : null);
    const workspaceId = id && (await this.transactions.asNobody(() => this.mails.workspaceOf(id)));
    if (!id || !workspaceId) return 'foreign';
    const sha256 = createHash('sha256').update(raw).digest('hex');
    const work = () => this.record(id, report, { via, sha256, signed: signed !== null });
    return this.transactions.as(systemActor(workspaceId), work, { retries: 3 });
  }

  private signedFor({ returnPaths }: DeliveryReport): string | null {
    return returnPaths.map((address) => this.bounces.read(address)).find((id) => id !== null) ?? null;
  }

  private async record(
    mailId: string,
    report: DeliveryReport,
    from: { via: ReportWay; sha256: string; signed: boolean },
  ): Promise<ReportVerdict> {
    const mail = await this.mails.locked(mailId);
    if (!mail || !isAbout(mail, report, from.signed)) return 'foreign';
    const at = this.clock.now();
    const { kind, status, said } = report;
    const isNew = await this.mails.keepReport({
      id: this.ids.next(),
      mail,
      kind,
      recipient: (report.recipients[0] ?? mail.to_address).slice(0, 254),
      status,
      said,
      via: from.via,
      sha256: from.sha256,
      at,
    });
    if (!isNew) return 'known';
    const answer = [status, said].filter((part) => part && !said.includes(`${part} `)).join(' ') || said;
    await this.follow(mail, report, { state: STATES[kind], answer, at, nextTryAt: null });
    return 'taken';
  }

  private async follow(mail: MailRow, report: DeliveryReport, outcome: MailOutcome): Promise<void> {
    const { kind, status } = report;
    if (kind === 'failed' && !(await this.mails.bounce(mail.id, outcome.answer))) return;
    const note = outcome.answer;
    const address = mail.to_address;
    if (kind === 'failed' && isAddressDead(status))
      await this.suppressions.add({ address, reason: 'bounce', note }, outcome.at);
    if (kind === 'complaint') await this.suppressions.add({ address, reason: 'complaint', note }, outcome.at);
    await this.outbox.tell(mail, outcome);
  }
}

/**
 * One that came to the mail's own address is about it, also when its reader has mails sent on to elsewhere. Any other
 * must name the mail as we named it, and, unless it names nobody, its reader.
 */
function isAbout(mail: MailRow, { messageId, recipients }: DeliveryReport, signed: boolean): boolean {
  if (messageId !== null && messageId !== mail.message_id) return false;
  if (signed) return true;
  const known = recipients.length === 0 || recipients.includes(mail.to_address.toLowerCase());
  return messageId !== null && known;
}
