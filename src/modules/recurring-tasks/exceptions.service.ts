import { Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/domain-error.js';
import { isOccurrence, plus } from './occurrence.rules.js';
import { OccurrencesRepository } from './occurrences.repository.js';
import type { AddExceptionDto, RecurringTaskDto } from './recurring-task.dto.js';
import type { RecurringTaskEntity } from './recurring-task.entity.js';
import { MoveUnclear, NoSuchOccurrence, OccurrenceBegun, OccurrencePast } from './recurring-task.errors.js';
import { RecurringTasksRepository } from './recurring-tasks.repository.js';
import { RecurringTasksService } from './recurring-tasks.service.js';

const FURTHEST_MOVE_DAYS = 366;

/** Days on which a series is otherwise: left out, or moved. */
@Injectable()
export class ExceptionsService {
  constructor(
    private readonly series: RecurringTasksRepository,
    private readonly occurrences: OccurrencesRepository,
    private readonly service: RecurringTasksService,
  ) {}

  /**
   * Leaves a day out or moves it, in place of what was said about it before. Its task follows, unless somebody has begun.
   * @throws NoSuchOccurrence, OccurrencePast, OccurrenceBegun, MoveUnclear, SeriesEnded, Stale
   */
  async add(id: string, body: AddExceptionDto, expected: number | null): Promise<RecurringTaskDto> {
    const { series, today } = await this.service.open(id, expected);
    const { day, kind, to = null, reason = '' } = body;
    refuseMove(kind, day, to, today);
    if (!isOccurrence(series, day)) throw new NoSuchOccurrence(day);
    await this.refuseSettled(series, day, today);
    await this.series.except(series, { day, kind, to }, reason);
    return this.service.changed(series);
  }

  /** The day is as the rule says again. @throws NotFound, OccurrencePast, OccurrenceBegun, SeriesEnded, Stale */
  async remove(id: string, day: string, expected: number | null): Promise<RecurringTaskDto> {
    const { series, today } = await this.service.open(id, expected);
    const known = (await this.occurrences.exceptions(series)).some((each) => each.day === day);
    if (!known) throw new NotFound('recurring-exception');
    if (day < today) throw new OccurrencePast(day);
    await this.refuseSettled(series, day, today);
    await this.series.unexcept(series, day);
    return this.service.changed(series);
  }

  /** What lies behind stays; of what is begun its task decides. */
  private async refuseSettled(series: RecurringTaskEntity, day: string, today: string): Promise<void> {
    const exception = (await this.occurrences.exceptions(series)).find((each) => each.day === day);
    const on = exception?.to ?? day;
    if (on < today) throw new OccurrencePast(day);
    const settled = (await this.occurrences.settled(series)).find((each) => each.day === day);
    if (settled && !settled.untouched) throw new OccurrenceBegun(day);
  }
}

function refuseMove(kind: 'skip' | 'move', day: string, to: string | null, today: string): void {
  const unclear =
    kind === 'skip'
      ? to !== null
      : to === null || to === day || to < today || to > plus(day, FURTHEST_MOVE_DAYS);
  if (unclear) throw new MoveUnclear();
}
