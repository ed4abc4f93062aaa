import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import { PreferencesService } from '../clients/preferences.service.js';
import type { Engagement, OpenPeriod, TermsOn } from './balance.account.js';
import { balanceAlertMail } from './balance-alert.email.js';
import { balanceConsentMail } from './balance-consent.email.js';
import { BalanceLinksRepository } from './balance-links.repository.js';
import { alertThresholds } from './balance.dto.js';
import { BalanceRepository } from './balance.repository.js';
import { BalanceReadersRepository } from './balance-readers.repository.js';
import { approved, reached } from './balance.rules.js';
import { grantedOf, mustAsk } from './consent.rules.js';
import { ConsentsRepository } from './consents.repository.js';
import { GRACE_DAYS } from './settlement.rules.js';

/** Tells both sides when a balance runs out, and asks the client whether work goes on. */
@Injectable()
export class BalanceTellingService {
  constructor(
    private readonly repository: BalanceRepository,
    private readonly consents: ConsentsRepository,
    private readonly links: BalanceLinksRepository,
    private readonly readers: BalanceReadersRepository,
    private readonly preferences: PreferencesService,
    private readonly outbox: MailOutbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Looks at the current period, and at one that has just ended and can still be logged in. Nothing is told of those
   * before: what an import brings of old times alarms nobody.
   * @returns whether anything was told or asked
   */
  async tell(
    engagement: Engagement,
    termsOn: TermsOn,
    periods: readonly OpenPeriod[],
    today: Temporal.PlainDate,
  ): Promise<boolean> {
    let told = false;
    for (const period of periods) {
      const { from, to } = period.planned;
      const begun = Temporal.PlainDate.compare(from, today) <= 0;
      const recent = Temporal.PlainDate.compare(today, to.add({ days: GRACE_DAYS })) < 0;
      if (!begun || !recent) continue;
      const current = Temporal.PlainDate.compare(today, to) < 0;
      const asks = termsOn((current ? today : to.subtract({ days: 1 })).toString()).overage === 'ask';
      const asked = asks && (await this.ask(engagement, period));
      const alarmed = current && (await this.alarm(engagement, period, asks));
      told ||= asked || alarmed;
    }
    return told;
  }

  private async alarm({ id }: Engagement, { rules, reckoned }: OpenPeriod, asks: boolean): Promise<boolean> {
    const thresholds = reached(reckoned.usedSeconds, reckoned.openingSeconds, alertThresholds);
    const threshold = await this.repository.alert(id, rules.from, thresholds, this.clock.now());
    if (threshold === null) return false;
    const facts = { engagementId: id, periodFrom: rules.from, threshold: String(threshold) };
    for (const { id: personId, name, email, language } of await this.readers.practice(id)) {
      await this.outbox.post({
        key: `balance-alert:${id}:${rules.from}:${threshold}:${personId}`,
        kind: balanceAlertMail.kind,
        to: { name, address: email },
        language,
        props: facts,
      });
    }
    // Who is asked need not be told as well.
    if (threshold === 100 && asks) return true;
    for (const contact of await this.readers.client(id)) {
      const { id: contactId, name, email, language } = contact;
      await this.links.ensure(this.ids.next(), id, contactId, this.clock.now());
      await this.outbox.post({
        notBefore: await this.preferences.undisturbed(contact, this.clock.now()),
        key: `balance-alert:${id}:${rules.from}:${threshold}:${contactId}`,
        kind: balanceAlertMail.kind,
        to: { name, address: email },
        language,
        props: { ...facts, contactId },
      });
    }
    return true;
  }

  private async ask({ id }: Engagement, { rules, reckoned, overage }: OpenPeriod): Promise<boolean> {
    const answers = await this.consents.ofPeriod(id, rules.from);
    const overageSeconds = overage.reduce((sum, { seconds }) => sum + seconds, 0);
    const waiting = answers.find(({ state }) => state === 'asked');
    if (waiting) await this.consents.note(waiting.id, overageSeconds);
    const usedUp = reached(reckoned.usedSeconds, reckoned.openingSeconds, [100]).length > 0;
    const { unapprovedSeconds } = approved(overage, grantedOf(answers, rules.from));
    if (!mustAsk(answers, usedUp, unapprovedSeconds)) return false;
    const consentId = this.ids.next();
    if (!(await this.consents.ask(consentId, id, rules.from, overageSeconds, this.clock.now()))) return false;
    for (const contact of await this.readers.client(id)) {
      const { id: contactId, name, email, language } = contact;
      await this.links.ensure(this.ids.next(), id, contactId, this.clock.now());
      await this.outbox.post({
        notBefore: await this.preferences.undisturbed(contact, this.clock.now()),
        key: `balance-consent:${consentId}:${contactId}`,
        kind: balanceConsentMail.kind,
        to: { name, address: email },
        language,
        props: { consentId, contactId },
      });
    }
    return true;
  }
}
