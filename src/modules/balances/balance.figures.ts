import { formatMoney } from '../../kernel/money.js';
import type { Actor } from '../../kernel/actor.js';
import { overageOf, type OpenPeriod, type Terms, type TermsOn } from './balance.account.js';
import { alertThresholds, type BalanceDto, type BalanceMode } from './balance.dto.js';
import { approved, overageAmount, reached, type Granted, type Lot, type Overage } from './balance.rules.js';
import type { ConsentDto } from './consent.dto.js';

/** What a balance shows of a period, open or closed. */
export interface Figures {
  readonly from: string;
  readonly to: string;
  /** Null where no allowance is agreed. */
  readonly grantedMinutes: number | null;
  readonly carriedSeconds: number;
  readonly usedSeconds: number;
  /** Of `usedSeconds`. */
  readonly adjustedSeconds: number;
  /** In the order in which it came about. */
  readonly overage: readonly Overage[];
  readonly expiring: readonly { readonly seconds: number; readonly on: string }[];
  readonly priceMinor: number | null;
  readonly currency: string;
  readonly mode: BalanceMode;
  readonly showAmounts: boolean;
}

/** What is said of a period beside its figures. */
export interface Circumstances {
  readonly closed: boolean;
  readonly granted: Granted;
  readonly consent: ConsentDto | null;
}

/** The figures of an open period. */
export function figuresOf(
  { planned, reckoned, overage }: OpenPeriod,
  terms: Terms,
  currency: string,
): Figures {
  const { from, to, grantedMinutes, priceMinor } = planned;
  return {
    from: from.toString(),
    to: to.toString(),
    grantedMinutes,
    carriedSeconds: reckoned.openingSeconds - grantedMinutes * 60,
    usedSeconds: reckoned.usedSeconds,
    adjustedSeconds: reckoned.adjustedSeconds,
    overage: merged(overage),
    expiring: expiring(
      reckoned.carriedOut,
      reckoned.expiredSeconds,
      to.subtract({ days: 1 }).toString(),
      from.toString(),
    ),
    priceMinor,
    currency,
    mode: terms.overage,
    showAmounts: terms.showAmounts,
  };
}

/** A closed period's figures as they were before one of its days, from what is booked. */
export function figuresBefore(
  closed: Figures,
  booked: readonly {
    readonly day: string;
    readonly kind: string;
    readonly corrects: boolean;
    readonly seconds: number;
  }[],
  termsOn: TermsOn,
): Figures {
  const used = (lines: typeof booked) => lines.reduce((sum, { seconds }) => sum - seconds, 0);
  return {
    ...closed,
    usedSeconds: used(booked),
    adjustedSeconds: used(booked.filter(({ corrects }) => corrects)),
    overage: merged(
      overageOf(
        booked.filter(({ kind }) => kind === 'overage'),
        termsOn,
      ),
    ),
  };
}

/** As the API gives them; amounts where the reader may see them. */
export function balanceOf(
  figures: Figures,
  { closed, granted, consent }: Circumstances,
  actor: Actor,
): BalanceDto {
  const { grantedMinutes, carriedSeconds, usedSeconds, currency, priceMinor } = figures;
  const openingSeconds = (grantedMinutes ?? 0) * 60 + carriedSeconds;
  const { charged, unapprovedSeconds } = approved(figures.overage, granted);
  const beyond = overageAmount(charged, currency);
  const shown = (minor: number | null | undefined) =>
    minor == null || (actor.role === 'contact' && !figures.showAmounts)
      ? null
      : formatMoney({ minor, currency });
  const granting = grantedMinutes !== null;
  return {
    periodStart: figures.from,
    periodEnd: figures.to,
    allowanceMinutes: grantedMinutes,
    carriedSeconds,
    adjustedSeconds: figures.adjustedSeconds,
    openingSeconds,
    usedSeconds,
    leftSeconds: granting ? openingSeconds - usedSeconds : null,
    overageSeconds: figures.overage.reduce((sum, { seconds }) => sum + seconds, 0),
    unapprovedOverageSeconds: unapprovedSeconds,
    overageAmount: shown(granting ? beyond?.minor : null),
    allowancePrice: shown(priceMinor),
    amount: shown(priceMinor === null || !beyond ? null : priceMinor + beyond.minor),
    expiring: closed ? [] : figures.expiring.map((lot) => ({ ...lot })),
    mode: figures.mode,
    closed,
    consent,
    alerts: granting ? reached(usedSeconds, openingSeconds, alertThresholds) : [],
  };
}

/** What is lost and when: at the end of the period, and of what is carried on each lot on its day. */
function expiring(
  carriedOut: readonly Lot[],
  lost: number,
  lastDay: string,
  from: string,
): { seconds: number; on: string }[] {
  // What this period itself grants lives on: only what was carried into it has a day that is near.
  const older = carriedOut
    .filter((lot) => lot.from !== from)
    .map(({ seconds, expiresOn: on }) => ({ seconds, on }));
  return [...(lost > 0 ? [{ seconds: lost, on: lastDay }] : []), ...older];
}

/** Neighbours under the same terms as one. */
function merged(overage: readonly Overage[]): Overage[] {
  const all: Overage[] = [];
  for (const piece of overage) {
    const last = all.at(-1);
    if (last && last.mode === piece.mode && last.rateMinor === piece.rateMinor)
      all[all.length - 1] = { ...last, seconds: last.seconds + piece.seconds };
    else all.push(piece);
  }
  return all;
}
