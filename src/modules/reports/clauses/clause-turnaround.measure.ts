import { Injectable } from '@nestjs/common';
import { localDay } from '../../../kernel/time-zone.js';
import type { Clause, ClauseMeasure, ClauseOf, Measured, MeasuredDays } from './report-clause.js';
import { ReportClauseRepository } from './report-clause.repository.js';
import { clausesOn, inDays, ofCases, settled, withoutHours, type Case } from './report-clause.rules.js';
import type { MeasuredTask } from './report-clause.rows.js';
import { workedOn } from './report-clause.turns.js';

type Turnaround = ClauseOf<'turnaround'>;

/**
 * Tasks that were delivered in the days, or whose time ran out in them. The clock stands while the turn is the
 * client's or a third party's; it ends with the first delivery.
 */
@Injectable()
export class TurnaroundMeasure implements ClauseMeasure<'turnaround'> {
  constructor(private readonly repository: ReportClauseRepository) {}

  async measure(clause: Turnaround, days: MeasuredDays): Promise<Measured> {
    const { serviceId, percent } = clause.terms;
    const { id } = days.engagement;
    const words = { service: serviceId === null ? null : await this.repository.serviceName(id, serviceId) };
    if (days.hours.windows.length === 0) return { ...withoutHours(percent), words };
    const tasks = await this.repository.tasks(days);
    const cases = tasks
      .map((task) => caseOf(task, clause, days))
      .filter((each) => each !== null)
      .filter((each) => inDays(days, each));
    return { ...ofCases(cases, percent), words };
  }
}

/** Null where it is no case of this clause, or is still open and in time. */
function caseOf(task: MeasuredTask, clause: Turnaround, days: MeasuredDays): Case | null {
  const { engagement, until, end, hours } = days;
  const [first] = task.moves;
  if (!first) return null;
  const begun = localDay(Temporal.Instant.from(first.at), engagement.timeZone);
  const promise = promiseFor(task.serviceId, clausesOn(engagement.agreements, begun));
  if (promise?.terms.serviceId !== clause.terms.serviceId) return null;
  const worked = workedOn(task.moves, until);
  if (worked === null) return null;
  const decided = settled(worked.stretches, worked.delivered, promise.terms.businessMinutes * 60, hours);
  if (decided === null) return null;
  const known = worked.delivered !== null || until.equals(end);
  const at = (worked.delivered ?? decided.at).toString();
  const { id, title } = task;
  const { met, seconds } = decided;
  return {
    at: decided.at,
    evidence: { kind: 'task', id, label: title, at, met, seconds: known ? seconds : null },
  };
}

/** What is promised for a task of a service: by a clause about that service, or else by the one about any. */
function promiseFor(serviceId: string | null, clauses: readonly Clause[]): Turnaround | null {
  const promises = clauses.filter((each) => each.kind === 'turnaround');
  const about = (service: string | null) => promises.find(({ terms }) => terms.serviceId === service);
  return about(serviceId) ?? about(null) ?? null;
}
