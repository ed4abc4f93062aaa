import { Injectable } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { textsFor, type Texts } from '../../platform/i18n/translate.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import type { BalanceLineDto, BalanceLinesQuery } from './balance.dto.js';
import { BalanceRepository, type EntryName, type LedgerRow } from './balance.repository.js';
import { missingLines, type Line } from './balance.rules.js';
import { BalanceService } from './balance.service.js';

/** Reads the ledger of a period, down to the entries. */
@Injectable()
export class BalanceLedgerService {
  constructor(
    private readonly engagements: EngagementsService,
    private readonly balances: BalanceService,
    private readonly repository: BalanceRepository,
  ) {}

  /** In the order in which it was booked; what is not booked yet stands last, on the last page. */
  async lines(engagementId: string, asked: BalanceLinesQuery): Promise<Page<BalanceLineDto>> {
    const engagement = await this.engagements.find(engagementId);
    const limit = limitOf(asked);
    const [after = null] = positionOf<[string]>(asked, 1) ?? [];
    const day = asked.period ? Temporal.PlainDate.from(asked.period) : this.balances.today(engagement);
    const closed = await this.repository.closedOn(engagementId, day.toString());
    const opened = closed ? null : await this.balances.openOn(engagement, day);
    const from = closed?.from ?? opened?.period.planned.from.toString();
    if (from === undefined) return { items: [], nextCursor: null };
    const texts = textsFor(actor().language);
    const rows = await this.repository.lines(engagementId, from, after, limit + 1);
    const page = pageOf(
      rows,
      limit,
      ({ id }) => [id],
      (row) => bookedLine(row, texts),
    );
    if (page.nextCursor !== null || !opened) return page;
    const booked = opened.booked.filter(({ periodFrom }) => periodFrom === from);
    const missing = missingLines(opened.period.reckoned.lines, booked);
    const balance = booked.reduce((sum, { seconds }) => sum + seconds, 0);
    return { ...page, items: [...page.items, ...(await this.unbooked(missing, balance, texts))] };
  }

  /** The lines of an open period as they are wanted, each entry once: what a page of it prints. Null: it is closed. */
  async wanted(engagementId: string, day: Temporal.PlainDate): Promise<BalanceLineDto[] | null> {
    const engagement = await this.engagements.find(engagementId);
    const opened = await this.balances.openOn(engagement, day);
    return opened ? this.unbooked(opened.period.reckoned.lines, 0, textsFor(actor().language)) : null;
  }

  private async unbooked(lines: readonly Line[], balance: number, texts: Texts): Promise<BalanceLineDto[]> {
    const ids = new Set(lines.flatMap(({ entryId }) => (entryId === null ? [] : [entryId])));
    const names = ids.size > 0 ? await this.repository.names([...ids]) : [];
    const nameOf = new Map(names.map((name) => [name.id, name]));
    let sum = balance;
    return lines.map((line) => {
      sum += line.seconds;
      return unbookedLine(line, sum, line.entryId === null ? undefined : nameOf.get(line.entryId), texts);
    });
  }
}

function bookedLine(row: LedgerRow, texts: Texts): BalanceLineDto {
  const { id, at, day, kind, seconds, balanceSeconds, entryId, what, memberName, lotFrom, expiresOn } = row;
  return {
    id,
    at: at.toTemporalInstant().toString(),
    day,
    kind,
    seconds,
    balanceSeconds,
    entryId,
    what,
    memberName,
    lotFrom,
    expiresOn,
    note: noteOf({ ...row, corrects: row.reason !== null }, texts),
  };
}

function unbookedLine(
  line: Line,
  balanceSeconds: number,
  name: EntryName | undefined,
  texts: Texts,
): BalanceLineDto {
  const { day, kind, seconds, entryId, lotFrom, expiresOn } = line;
  const facts = { kind, seconds, late: line.ofPeriod !== null, reason: null, entryDay: name?.day ?? null };
  return {
    id: null,
    at: null,
    day,
    kind,
    seconds,
    balanceSeconds,
    entryId,
    what: name?.what || null,
    memberName: name?.memberName ?? null,
    lotFrom,
    expiresOn,
    note: noteOf({ ...facts, corrects: line.adjustmentId !== null }, texts),
  };
}

/** Why a line is there, where its kind alone does not say it. */
function noteOf(
  line: Pick<LedgerRow, 'kind' | 'seconds' | 'late' | 'entryDay' | 'reason'> & { readonly corrects: boolean },
  { t, day }: Texts,
): string | null {
  const { kind, late, entryDay, reason, corrects, seconds } = line;
  const of = entryDay === null ? '' : day(entryDay);
  if (late) return entryDay === null ? t('balance.note.removed-late') : t('balance.note.late', { day: of });
  if (corrects && of)
    return reason === null
      ? t('balance.note.correction', { day: of })
      : t('balance.note.correction-why', { day: of, reason });
  if (corrects) return reason;
  // Work is taken back when it, or what came before it, was changed.
  return (kind === 'consumption' || kind === 'overage') && seconds > 0 ? t('balance.note.changed') : null;
}
