import { CoveredDays } from '../../../kernel/coverage.js';
import { agreementOn } from '../../../kernel/dated.js';
import type { Days } from '../../../kernel/month.js';
import { periodOf } from '../../../kernel/period.js';
import { startOfDay } from '../../../kernel/time-zone.js';
import { Week } from '../../../kernel/week.js';
import type { ClauseEvidence, ClauseUnit } from '../content/report.content.js';
import { clauseOn, MET, NOT_MET, shown, unmeasured } from './report-clause.rules.js';
import type { ClauseOf, Measured, MeasuredDays, MeasuredEngagement } from './report-clause.js';

/** Clauses that count something in each week, or in each period of the balance. */
type SpanClause = ClauseOf<'minutes'> | ClauseOf<'deliverables'>;

/** At least, at most. */
export interface Bounds {
  readonly min: number | null;
  readonly max: number | null;
}

/** A week or period of which a part at least is in the days of a report. */
export interface Span extends Days {
  /** Ended with the report's days or in them; it can be judged. */
  readonly over: boolean;
  /** Cut by the beginning or end of the engagement: there was no time for all that was to be done at least. */
  readonly part: boolean;
  readonly bounds: Bounds;
}

/** What was counted in it. */
export interface CountedSpan extends Span {
  readonly count: number;
  readonly evidence: readonly ClauseEvidence[];
}

/** The weeks or periods that the days touch, with the bounds that were agreed when each began. */
export function spansOf(
  clause: SpanClause,
  { engagement, covered, until }: Pick<MeasuredDays, 'engagement' | 'covered' | 'until'>,
): Span[] {
  const { agreements, timeZone, endedOn } = engagement;
  const first = Temporal.PlainDate.from(agreements[0].validFrom);
  const spans: Span[] = [];
  for (let day = covered.from; before(day, covered.to);) {
    const { from, to } = spanAround(day, clause.terms.per, engagement);
    const agreed = clauseOn(agreements, clause, before(from, first) ? first : from);
    const ended = Temporal.Instant.compare(startOfDay(to, timeZone), until) <= 0;
    const part = before(from, first) || (endedOn !== null && endedOn < to.subtract({ days: 1 }).toString());
    if (agreed && before(first, to))
      spans.push({ from, to, over: ended && !before(covered.to, to), part, bounds: boundsOf(agreed) });
    day = to;
  }
  return spans;
}

/** What is agreed of each week or period. */
export function boundsOf({ terms }: SpanClause): Bounds {
  return { min: terms.min, max: 'max' in terms ? terms.max : null };
}

/**
 * Judges weeks or periods that are over. Of one that still runs, or was cut short, only too much can be said. The
 * value is that of the one that is farthest beyond its bounds or, where all keep them, nearest to them.
 */
export function ofSpans(spans: readonly CountedSpan[], target: Bounds, unit: ClauseUnit): Measured {
  const judged = spans.filter(isJudged);
  const measured = { unit, target: { min: target.min, max: target.max } };
  if (judged.length === 0) {
    const running = spans.find(({ over, part }) => !over && !part);
    const reason = unmeasured(running ? 'still-running' : 'no-cases');
    const value = running?.count ?? null;
    return { ...measured, ...reason, value, cases: null, evidence: shown(running?.evidence ?? []) };
  }
  const kept = judged.filter((span) => !isBroken(span));
  const [worst] = judged.toSorted((one, other) => beyond(other) - beyond(one));
  return {
    ...measured,
    ...(kept.length === judged.length ? MET : NOT_MET),
    value: worst?.count ?? null,
    cases: judged.length === 1 ? null : { met: kept.length, of: judged.length },
    evidence: shown(judged.flatMap(({ evidence }) => evidence)),
  };
}

type Judgeable = Pick<CountedSpan, 'bounds' | 'count' | 'over' | 'part'>;

/** Whether it was not as agreed, as far as can be said. */
export function isBroken(span: Judgeable): boolean {
  const { count, bounds } = span;
  return tooMuch(span) || (isJudged(span) && bounds.min !== null && count < bounds.min);
}

function isJudged(span: Judgeable): boolean {
  return (span.over && !span.part) || tooMuch(span);
}

function tooMuch({ count, bounds }: Judgeable): boolean {
  return bounds.max !== null && count > bounds.max;
}

/** How far outside its bounds; below zero: how far inside. */
function beyond({ count, bounds: { min, max } }: CountedSpan): number {
  return Math.max(min === null ? -Infinity : min - count, max === null ? -Infinity : count - max);
}

function spanAround(day: Temporal.PlainDate, per: 'week' | 'period', engagement: MeasuredEngagement): Days {
  const { weekStartsOn, agreements } = engagement;
  if (per === 'week') return Week.of(day, weekStartsOn);
  return periodOf(day, { ...agreementOn(agreements, day), weekStartsOn });
}

/** The days of a span that are known to a report: none after its own. */
export function knownDays({ from, to }: Days, covered: CoveredDays): Days {
  return { from, to: before(covered.to, to) ? covered.to : to };
}

function before(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0;
}
