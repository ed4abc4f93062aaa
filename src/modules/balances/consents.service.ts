import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Forbidden } from '../../kernel/domain-error.js';
import { actor, Transactions } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import { balanceAnswerMail } from './balance-answer.email.js';
import { ConsentGiven } from './balance.errors.js';
import { consentAbilities } from './balance.policy.js';
import { BalanceReadersRepository } from './balance-readers.repository.js';
import { ConsentDto, type AnswerConsentDto, type ConsentsQuery } from './consent.dto.js';
import { ConsentsRepository } from './consents.repository.js';

const TOLD = 'balance-consent-told';

/** The client's word on hours beyond the balance; the same from the portal and from a link. */
@Injectable()
export class ConsentsService implements OnModuleInit {
  constructor(
    private readonly repository: ConsentsRepository,
    private readonly readers: BalanceReadersRepository,
    private readonly outbox: MailOutbox,
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TOLD, {
      run: ({ workspaceId, consentId }) =>
        this.transactions.as(systemActor(workspaceId as string), () =>
          this.tellPractice(consentId as string),
        ),
    });
  }

  async list(asked: ConsentsQuery): Promise<Page<ConsentDto>> {
    const limit = limitOf(asked);
    const [after = null] = positionOf<[string]>(asked, 1) ?? [];
    const rows = await this.repository.list(actor(), asked.engagementId, limit + 1, after);
    return pageOf(
      rows,
      limit,
      ({ id }) => [id],
      (row) => ConsentDto.of(row, actor()),
    );
  }

  /** In the name of the contact who acts. A no may become a yes; a yes stays. @throws ConsentGiven */
  async answer(id: string, { granted, minutes }: AnswerConsentDto): Promise<ConsentDto> {
    const by = actor();
    const consent = await this.repository.one(by, id, true);
    if (consent.state === 'granted') throw new ConsentGiven();
    if (!consentAbilities(by, consent).answer || by.seatId === null) throw new Forbidden('consents.answer');
    await this.repository.answer(id, {
      state: granted ? 'granted' : 'declined',
      minutes: granted ? minutes : null,
      at: this.clock.now(),
      contactId: by.seatId,
      name: by.name,
    });
    // Contacts order no mails: the product does, once this is certain.
    await this.jobs.enqueue(TOLD, { workspaceId: by.workspaceId, consentId: id });
    await this.events.tell('balance.changed', consent.engagementId, consent.engagementId);
    return ConsentDto.of(await this.repository.one(by, id, false), by);
  }

  private async tellPractice(consentId: string): Promise<void> {
    const { engagementId, state } = await this.repository.one(actor(), consentId, false);
    for (const { id: personId, name, email, language } of await this.readers.practice(engagementId)) {
      await this.outbox.post({
        key: `balance-answer:${consentId}:${state}:${personId}`,
        kind: balanceAnswerMail.kind,
        to: { name, address: email },
        language,
        props: { consentId },
      });
    }
  }
}
