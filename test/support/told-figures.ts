import type { Content } from './golden-story.js';
import type { Figures } from './recount.js';

/** The figures of a report in the form of the count. */
export function figuresOf(content: Content): Figures {
  const { totals, balance, clauses, deliverables, before, appointments } = content;
  const cents = (money: { amount: string } | null) => money && Math.round(Number(money.amount) * 100);
  const owned = (all: Content['entries']) =>
    Object.fromEntries(
      all.map(({ id, seconds, billedSeconds, amount }) => [
        id,
        [seconds, billedSeconds, cents(amount)] as const,
      ]),
    );
  return {
    totals: { ...totals, amount: totals.amount?.amount ?? null },
    entries: owned(content.entries),
    late: owned(content.late),
    corrections: Object.fromEntries(
      content.corrections.map(({ id, seconds, amount }) => [id, [seconds, cents(amount)] as const]),
    ),
    lines: Object.fromEntries(
      content.lines.map(({ entryIds, correctionId, actualSeconds, billedSeconds, amount }) => {
        return [correctionId ?? entryIds.join(' '), [actualSeconds, billedSeconds, cents(amount)]];
      }),
    ),
    days: Object.fromEntries(content.days.map((each) => [each.day, each.seconds])),
    services: Object.fromEntries(
      content.services.map((each) => [each.name ?? '', [each.seconds, each.billableSeconds]]),
    ),
    tasks: Object.fromEntries(content.tasks.map((each) => [each.taskId ?? '', [each.seconds, each.status]])),
    balance: balance && {
      periodStart: balance.periodStart,
      periodEnd: balance.periodEnd,
      allowanceMinutes: balance.allowanceMinutes,
      carriedSeconds: balance.carriedSeconds,
      usedSeconds: balance.usedSeconds,
      leftSeconds: balance.leftSeconds,
      overageSeconds: balance.overageSeconds,
      expiring: balance.expiring,
      ledger: balance.ledger,
    },
    clauses: clauses.map(({ id, outcome, value, cases, evidence }) => {
      const broken = evidence.flatMap((each) => (each.met || each.id === null ? [] : [each.id]));
      return { id, outcome, value, cases, broken: broken.sort() };
    }),
    questions: Object.fromEntries(content.questions.map((each) => [each.id, each.waitedSeconds])),
    waited: content.waited,
    waits: content.waits.map(({ taskId }) => taskId).sort(),
    deliverables: Object.fromEntries(
      deliverables.map(({ id, versionNumber, decision }) => [`${id} ${versionNumber}`, decision]),
    ),
    appointments: Object.fromEntries(
      appointments.items.map(({ id, attendance, useful, charged }) => {
        return [id, [attendance, useful, charged?.seconds ?? null]];
      }),
    ),
    rate: appointments.rate,
    before: Object.fromEntries(before.map((each) => [each.from, [each.seconds, each.billedSeconds]])),
    value: content.value,
  };
}
