import type { Texts } from '../../platform/i18n/translate.js';
import type { BalanceDto } from './balance.dto.js';
import type { ConsentDto } from './consent.dto.js';

/** The figures of a balance in one reader's words: pages and mails say the same. */
export class BalanceWording {
  constructor(
    readonly texts: Texts,
    readonly balance: BalanceDto,
  ) {}

  /** `16:00 h` */
  hours(seconds: number): string {
    return `${this.texts.hours(seconds)}\u00a0h`;
  }

  /** `1–30 November 2026` */
  get days(): string {
    const { periodStart, periodEnd } = this.balance;
    return this.texts.days(periodStart, Temporal.PlainDate.from(periodEnd).subtract({ days: 1 }).toString());
  }

  /** `16:00 h of 20:00 h used` */
  get used(): string {
    const { usedSeconds, openingSeconds, leftSeconds } = this.balance;
    const used = this.hours(usedSeconds);
    if (leftSeconds === null) return this.texts.t('balance.used-open', { used });
    return this.texts.t('balance.used', { used, opening: this.hours(openingSeconds) });
  }

  /** `4:00 h left`, `1:00 h beyond the balance`; empty where nothing was granted. */
  get left(): string {
    const { leftSeconds } = this.balance;
    if (leftSeconds === null) return '';
    if (leftSeconds < 0) return this.texts.t('balance.over', { over: this.hours(-leftSeconds) });
    return this.texts.t('balance.left', { left: this.hours(leftSeconds) });
  }

  get over(): boolean {
    return (this.balance.leftSeconds ?? 0) < 0;
  }

  /** How much is used, 0 to 1; null where nothing was granted. */
  get share(): number | null {
    const { usedSeconds, openingSeconds, leftSeconds } = this.balance;
    if (leftSeconds === null) return null;
    return openingSeconds > 0 ? Math.min(1, Math.max(0, usedSeconds / openingSeconds)) : 1;
  }

  /** What was carried on, what expires, what is not charged, what it costs, what happens beyond: sentences. */
  get facts(): string[] {
    const { carriedSeconds, expiring, unapprovedOverageSeconds, overageAmount, amount, mode, closed } =
      this.balance;
    const { t, day, money } = this.texts;
    const costs = this.balance.overageSeconds > unapprovedOverageSeconds && overageAmount;
    return [
      carriedSeconds > 0 ? t('balance.carried', { carried: this.hours(carriedSeconds) }) : '',
      ...expiring.map(({ seconds, on }) =>
        t('balance.expires', { hours: this.hours(seconds), day: day(on) }),
      ),
      unapprovedOverageSeconds > 0
        ? t('balance.unapproved', { hours: this.hours(unapprovedOverageSeconds) })
        : '',
      costs ? t('balance.overage-amount', { amount: money(costs) }) : '',
      amount && costs ? t('balance.amount', { amount: money(amount) }) : '',
      !closed && this.balance.leftSeconds !== null ? t(`balance.beyond.${mode}`) : '',
    ].filter(Boolean);
  }

  /** What was answered, by whom and when; empty while the question waits. */
  answer({ state, minutes, answeredAt, answeredByName }: ConsentDto, timeZone: string): string {
    if (state === 'asked' || answeredAt === null) return '';
    const facts = { name: answeredByName, at: this.texts.instant(answeredAt, timeZone) };
    if (state === 'declined') return this.texts.t('balance.consent.declined', facts);
    if (minutes === null) return this.texts.t('balance.consent.granted-all', facts);
    return this.texts.t('balance.consent.granted', { ...facts, hours: this.hours(minutes * 60) });
  }
}
