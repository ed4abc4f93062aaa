import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { WorkChanges, type KnownWork } from '../time-entries/time-entries.events.js';
import {
  allowed,
  openPeriods,
  workDraws,
  type Account,
  type Engagement,
  type OpenPeriod,
} from './balance.account.js';
import { BalanceExhausted } from './balance.errors.js';
import { figuresOf } from './balance.figures.js';
import { lateAnew } from './balance.late.rules.js';
import { BalanceReader, type Opened } from './balance.reader.js';
import { BalanceRepository } from './balance.repository.js';
import { closingLines } from './balance.rules.js';
import { grants, isGranted, rounds, shortcut } from './balance.shortcut.js';
import { BalanceStandingRepository } from './balance-standing.repository.js';
import { BalanceTellingService } from './balance-telling.service.js';
import { closable, fitting, linesToBook, nextLook, overdraws } from './settlement.rules.js';

/** The open periods of an engagement on their way into the ledger. */
interface Settling extends Opened {
  readonly periods: readonly OpenPeriod[];
  readonly today: Temporal.PlainDate;
  readonly through: Temporal.PlainDate;
}

/**
 * Keeps the ledger true. On every change of work, in its transaction and alone for the engagement, the open periods
 * are reckoned from the entries and what is missing is booked; a change that would overdraw is refused. By the clock,
 * periods that have turned are opened and those that are over are closed.
 */
@Injectable()
export class SettlementService implements OnModuleInit {
  constructor(
    private readonly changes: WorkChanges,
    private readonly engagements: EngagementsService,
    private readonly reader: BalanceReader,
    private readonly repository: BalanceRepository,
    private readonly standings: BalanceStandingRepository,
    private readonly telling: BalanceTellingService,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.changes.listen((engagementId, entryIds, known) => this.worked(engagementId, entryIds, known));
  }

  /** Work has changed. @param entryIds which; null for many @throws BalanceExhausted */
  async worked(
    engagementId: string,
    entryIds: readonly string[] | null,
    { engagement: known, days }: KnownWork = {},
  ): Promise<void> {
    const engagement = known ?? (await this.engagements.find(engagementId));
    if (!grants(engagement)) return;
    if (entryIds && days && !(await this.concerns(engagement, entryIds, days))) return;
    await this.repository.alone(engagementId);
    if (entryIds && (await this.bookShortly(engagement, entryIds))) return;
    const settling = await this.begin(engagement, entryIds);
    if (!settling) return;
    if (overdraws(settling.account, settling.periods, settling.booked)) await this.refuse(settling, entryIds);
    if (entryIds) await this.refuseTimers(settling, entryIds);
    await this.finish(settling, settling.periods);
  }

  /** Looks at an engagement because time has passed: books what has turned, closes what is over. */
  async settle(engagementId: string): Promise<void> {
    const engagement = await this.engagements.find(engagementId);
    if (grants(engagement)) await this.repository.alone(engagementId);
    const settling = grants(engagement) ? await this.begin(engagement, undefined) : null;
    if (!settling) return this.repository.settled(engagementId, this.clock.now(), null);
    const agreedAt = (await this.repository.agreedAt(engagementId)) ?? this.clock.now();
    const over = closable(settling.account, settling.periods, agreedAt, this.clock.now(), settling.today);
    await this.finish(settling, settling.periods.slice(over.length), over);
  }

  /** Whether a change can have to do with the ledger: most old work lies where nothing was ever granted. */
  private async concerns(
    engagement: Engagement,
    entryIds: readonly string[],
    days: readonly string[],
  ): Promise<boolean> {
    return (
      days.some((day) => isGranted(engagement, day)) ||
      (await this.standings.concerns(engagement.id, entryIds, days))
    );
  }

  /** Books what a change adds where nothing else moves with it. @returns whether that was so */
  private async bookShortly(engagement: Engagement, entryIds: readonly string[]): Promise<boolean> {
    const now = this.clock.now();
    const standing = await this.standings.about(engagement.id, entryIds, rounds(engagement), now);
    const found = shortcut(engagement, this.reader.termsOn(engagement), standing);
    if (!found) return false;
    if (found.lines.length === 0) return true;
    const { periodFrom } = found;
    await this.repository.book(
      engagement.id,
      found.lines.map((line) => ({ ...line, periodFrom, id: this.ids.next() })),
      now,
    );
    await this.events.tell('balance.changed', engagement.id, engagement.id);
    return true;
  }

  /** @param entryIds undefined: no work has changed */
  private async begin(
    engagement: Engagement,
    entryIds: readonly string[] | null | undefined,
  ): Promise<Settling | null> {
    const opened = await this.reader.open(engagement, null);
    if (!opened) return null;
    const today = localDay(this.clock.now(), engagement.timeZone);
    const lastWorked = opened.account.work.reduce((last, { day }) => (day > last ? day : last), '');
    const through = lastWorked > today.toString() ? Temporal.PlainDate.from(lastWorked) : today;
    const account =
      entryIds === undefined ? opened.account : await this.withLate(opened.account, entryIds, today);
    return { account, booked: opened.booked, periods: openPeriods(account, through), today, through };
  }

  /** What was changed of closed periods counts in the current one. */
  private async withLate(
    account: Account,
    entryIds: readonly string[] | null,
    today: Temporal.PlainDate,
  ): Promise<Account> {
    const { engagement, openFrom } = account;
    if (!openFrom) return account;
    const touched = await this.repository.closedTouched(engagement.id, entryIds);
    const current = touched.length > 0 ? openPeriods({ ...account, work: [] }, today).at(-1) : undefined;
    if (!current) return account;
    const place = { countsIn: current.planned.from.toString(), day: today.toString() };
    let { late } = account;
    for (const { from, to } of touched) {
      const now = workDraws(engagement, await this.repository.work(engagement.id, from, to));
      const settled = await this.repository.settledWork(engagement.id, from, openFrom.toString());
      late = lateAnew(late, from, now, settled, place);
    }
    return { ...account, late };
  }

  /** @throws BalanceExhausted always */
  private async refuse(settling: Settling, entryIds: readonly string[] | null): Promise<never> {
    const { account, booked, through } = settling;
    const entries = entryIds ? await this.repository.touched(actor(), account.engagement.id, entryIds) : [];
    const [entry] = entries;
    const piece = entries.length === 1 ? account.work.find(({ id }) => id === entry?.id) : undefined;
    const left = this.leftWithout(settling, entryIds ?? [], entry?.day);
    if (!piece?.startedAt || !piece.endedAt) throw new BalanceExhausted(left, null);
    const seconds = fitting(account, piece.id, through, booked);
    const shorter = { seconds: piece.seconds - seconds };
    throw new BalanceExhausted(
      left,
      seconds > 0 ? piece.endedAt.toTemporalInstant().subtract(shorter) : null,
    );
  }

  /** A timer is not begun with nothing left; one that already runs may be corrected and stopped. */
  private async refuseTimers(settling: Settling, entryIds: readonly string[]): Promise<void> {
    const { engagement, termsOn } = settling.account;
    if (engagement.agreements.every((terms) => !Number.isFinite(allowed(terms)))) return;
    const entries = await this.repository.touched(actor(), engagement.id, entryIds);
    for (const { day, running, fresh, billable } of entries) {
      const limited = Number.isFinite(allowed(termsOn(day)));
      if (
        running &&
        fresh &&
        billable &&
        limited &&
        this.leftWithout(settling, entryIds, day) <= 0 &&
        this.granted(settling, day)
      )
        throw new BalanceExhausted(0, null);
    }
  }

  private granted({ periods }: Settling, day: string): boolean {
    return periods.some(({ planned: { from, to } }) => day >= from.toString() && day < to.toString());
  }

  /** What the period of a day has room for, were some work not there. */
  private leftWithout(
    { account, through }: Settling,
    entryIds: readonly string[],
    day: string | undefined,
  ): number {
    const without = account.work.filter((work) => !entryIds.includes(work.correctsEntryId ?? work.id));
    const wanted = day ?? this.engagementDay(account);
    const periods = openPeriods({ ...account, work: without }, through);
    const period = periods.find(
      ({ planned: { from, to } }) => wanted >= from.toString() && wanted < to.toString(),
    );
    if (!period) return 0;
    const { openingSeconds, usedSeconds } = period.reckoned;
    const beyond = allowed(account.termsOn(wanted));
    return Math.max(0, openingSeconds - usedSeconds + (Number.isFinite(beyond) ? beyond : 0));
  }

  private engagementDay({ engagement }: Account): string {
    return localDay(this.clock.now(), engagement.timeZone).toString();
  }

  /** @param open the periods that stay open @param over those that are closed now */
  private async finish(
    settling: Settling,
    open: readonly OpenPeriod[],
    over: readonly OpenPeriod[] = [],
  ): Promise<void> {
    const { account, booked, periods, today } = settling;
    const { engagement } = account;
    const now = this.clock.now();
    const lines = [
      ...linesToBook(periods, booked, today),
      ...over.flatMap(({ rules, reckoned }) =>
        closingLines(rules, reckoned).map((line) => ({ ...line, periodFrom: rules.from })),
      ),
    ].map((line) => ({ ...line, id: this.ids.next() }));
    await this.repository.book(engagement.id, lines, now);
    for (const period of over) await this.close(account, period, now);
    const told = await this.telling.tell(engagement, account.termsOn, open, today);
    const agreedAt = (await this.repository.agreedAt(engagement.id)) ?? now;
    const left =
      over.length > 0 ? { ...account, openFrom: over.at(-1)?.planned.to ?? account.openFrom } : account;
    await this.repository.settled(engagement.id, now, nextLook(left, open[0], agreedAt, now, today));
    if (lines.length > 0 || told) await this.events.tell('balance.changed', engagement.id, engagement.id);
  }

  private async close(
    { engagement, termsOn }: Account,
    period: OpenPeriod,
    now: Temporal.Instant,
  ): Promise<void> {
    const { from, to } = period.planned;
    await this.repository.close(
      engagement.id,
      {
        from: from.toString(),
        to: to.toString(),
        figures: figuresOf(period, termsOn(period.rules.lastDay), engagement.currency),
        carried: period.reckoned.carriedOut,
      },
      now,
    );
  }
}
