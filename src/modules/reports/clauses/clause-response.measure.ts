import { Injectable } from '@nestjs/common';
import { shortened } from '../../../kernel/shortened.js';
import { localDay } from '../../../kernel/time-zone.js';
import type { ClauseMeasure, ClauseOf, Measured, MeasuredDays } from './report-clause.js';
import { ReportClauseRepository } from './report-clause.repository.js';
import { clauseOn, inDays, ofCases, settled, withoutHours, type Case } from './report-clause.rules.js';
import { askedIn, type Asked } from './report-clause.turns.js';

/** As long as the title of a task. */
const LONGEST_LABEL = 200;

/** What contacts asked or said about open tasks, from their first word to the first step or visible word of a member. */
@Injectable()
export class ResponseMeasure implements ClauseMeasure<'response'> {
  constructor(private readonly repository: ReportClauseRepository) {}

  async measure(clause: ClauseOf<'response'>, days: MeasuredDays): Promise<Measured> {
    const { percent } = clause.terms;
    if (days.hours.windows.length === 0) return withoutHours(percent);
    const cases = askedIn(await this.repository.events(days))
      .map((asked) => caseOf(asked, clause, days))
      .filter((each) => each !== null)
      .filter((each) => inDays(days, each));
    return ofCases(cases, percent);
  }
}

/** Null where nothing was agreed when it was asked, or there is still time to answer. */
function caseOf(asked: Asked, clause: ClauseOf<'response'>, days: MeasuredDays): Case | null {
  const { engagement, until, end, hours } = days;
  const agreed = clauseOn(engagement.agreements, clause, localDay(asked.at, engagement.timeZone));
  if (agreed === null) return null;
  const { taskId, title, question, at: start, answeredAt } = asked;
  const waited = [{ start, end: answeredAt ?? until }];
  const decided = settled(waited, answeredAt, agreed.terms.businessMinutes * 60, hours);
  if (decided === null) return null;
  const about = question
    ? ({ kind: 'question', id: question.id, label: shortened(question.text, LONGEST_LABEL) } as const)
    : ({ kind: 'task', id: taskId, label: title } as const);
  const at = start.toString();
  const seconds = answeredAt !== null || until.equals(end) ? decided.seconds : null;
  return { at: decided.at, evidence: { ...about, at, met: decided.met, seconds } };
}
