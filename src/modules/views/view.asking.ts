import { Injectable } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import type { AskedFilterDto, AskedRangeDto, AskFiguresDto, SetViewScheduleDto } from './view.dto.js';
import { ViewNamesRepository } from './view-names.repository.js';
import { problemOf, type ViewFilter, type ViewQuestion, type ViewRange } from './view.rules.js';
import type { ViewSchedule } from './view-schedule.rules.js';

const EVERYTHING: ViewFilter = {
  ...{ clientIds: [], engagementIds: [], serviceIds: [], memberIds: [], billable: null },
};

/** Reads what is asked for, and refuses what nobody can mean. */
@Injectable()
export class ViewAsking {
  constructor(private readonly names: ViewNamesRepository) {}

  /** @param known what stays where nothing else is said @throws InvalidRequest */
  question(body: AskFiguresDto): Promise<ViewQuestion>;
  question(body: Partial<AskFiguresDto>, known: ViewQuestion): Promise<ViewQuestion>;
  async question(body: Partial<AskFiguresDto>, known?: ViewQuestion): Promise<ViewQuestion> {
    const groupBy = body.groupBy ?? known?.groupBy ?? [];
    const range = body.range ? rangeOf(body.range) : known?.range;
    if (!range) throw new InvalidRequest([{ field: 'range', code: 'required' }]);
    const filter = body.filter ? await this.filter(body.filter) : (known?.filter ?? EVERYTHING);
    return { groupBy, filter, range };
  }

  /** One of a weekday and a day of the month. @throws InvalidRequest */
  schedule(asked: SetViewScheduleDto | null | undefined): ViewSchedule | null {
    if (!asked) return null;
    const { enabled, weekday = null, dayOfMonth = null, time, timeZone } = asked;
    if ((weekday === null) === (dayOfMonth === null))
      throw new InvalidRequest([
        { field: 'schedule.weekday', code: weekday === null ? 'required' : 'invalid' },
      ]);
    return { enabled, weekday, dayOfMonth, time, timeZone };
  }

  private async filter(asked: AskedFilterDto): Promise<ViewFilter> {
    const filter: ViewFilter = { ...EVERYTHING, ...asked };
    const known = await this.names.inReach(actor(), filter);
    const fields = ['clientIds', 'engagementIds', 'serviceIds', 'memberIds'] as const;
    const problems = fields.filter((field) => known[field].length < filter[field].length);
    if (problems.length > 0)
      throw new InvalidRequest(problems.map((field) => ({ field: `filter.${field}`, code: 'invalid' })));
    return filter;
  }
}

function rangeOf({ kind, from = null, to = null }: AskedRangeDto): ViewRange {
  const range = { kind, from, to };
  const problem = problemOf(range);
  if (problem) throw new InvalidRequest([{ field: problem, code: 'invalid' }]);
  return range;
}
