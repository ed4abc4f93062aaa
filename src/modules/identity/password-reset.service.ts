import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { RateLimits } from '../../platform/access/rate-limits.js';
import { SignedLinks } from '../../platform/access/signed-link.js';
import { Transactions } from '../../platform/database/transaction.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { AccessChangedMails } from './access-changed.mails.js';
import { LinkVoid } from './identity.errors.js';
import { PASSWORD_RESET_TASK } from './password-reset.jobs.js';
import { PasswordResetRepository } from './password-reset.repository.js';
import type { ResetPasswordDto } from './password-reset.dto.js';
import { hashPassword } from './passwords.js';
import { PersonRepository } from './person.repository.js';

/** Choosing a new password by a link in a mail. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly resets: PasswordResetRepository,
    private readonly people: PersonRepository,
    private readonly mails: AccessChangedMails,
    private readonly links: SignedLinks,
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * Does the same for every address, in the same time: whether anybody has it is found out later, by the job.
   * @throws `throttled` after too many wishes for one address or from one machine
   */
  async ask(email: string, address: string): Promise<void> {
    await this.limits.spend('reset-address', address);
    await this.limits.spend('reset-account', email);
    await this.transactions.asNobody(() => this.jobs.enqueue(PASSWORD_RESET_TASK, { email }));
  }

  /** Uses the link, once, and ends every session of the person. @throws LinkVoid */
  async consume({ token, password }: ResetPasswordDto, address: string): Promise<void> {
    const target = this.links.open('password-reset', token);
    if (!target) {
      await this.limits.spend('unknown-link-address', address);
      throw new LinkVoid();
    }
    const passwordHash = await hashPassword(password);
    const person = await this.transactions.asNobody(async () => {
      const personId = await this.resets.use(target.recordId, this.clock.now());
      await this.people.choosePassword(personId, passwordHash);
      await this.people.endSessions(personId);
      await this.mails.tell(personId, 'password-chosen');
      return this.people.byId(personId);
    });
    if (person) await this.limits.forget('sign-in-account', person.email);
  }
}
