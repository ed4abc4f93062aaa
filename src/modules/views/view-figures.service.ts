import { Injectable } from '@nestjs/common';
import { Week, type Weekday } from '../../kernel/week.js';
import { actor } from '../../platform/database/transaction.js';
import {
  WorkFiguresService,
  type WorkFigures,
  type WorkGroup,
} from '../time-entries/work-figures.service.js';
import type { ViewFiguresDto, ViewKeyDto } from './view-figures.dto.js';
import { ViewNamesRepository, type KeyName } from './view-names.repository.js';
import { totalsOf } from './view-totals.js';
import { daysOf, inOrder, isTime, type ViewQuestion } from './view.rules.js';

/** Reads the figures of a question, as far as they are in the caller's reach. */
@Injectable()
export class ViewFiguresService {
  constructor(
    private readonly work: WorkFiguresService,
    private readonly names: ViewNamesRepository,
  ) {}

  /** @param today decides which week or month is meant @throws TooManyRows */
  async of(question: ViewQuestion, today: Temporal.PlainDate): Promise<ViewFiguresDto> {
    const { groupBy, filter } = question;
    const { from, to, weekStartsOn } = await this.daysOf(question, today);
    const rows = await this.work.of({ from, to, groupBy, ...filter, weekStartsOn });
    const known = await this.known(groupBy, rows);
    const shown = (group: WorkGroup, key: string | null) => keyOf(group, key, known, weekStartsOn);
    const ordered = inOrder(rows, groupBy, (group, key) => shown(group, key).name);
    return {
      from,
      to,
      groupBy,
      rows: ordered.map(({ keys, ...figures }) => ({
        keys: groupBy.map((group, place) => shown(group, keys[place] ?? null)),
        ...figures,
      })),
      totals: totalsOf(ordered),
    };
  }

  /** The days that a question means on a day, `[from, to)`. */
  async daysOf(
    { filter, range }: Pick<ViewQuestion, 'filter' | 'range'>,
    today: Temporal.PlainDate,
  ): Promise<{ from: string; to: string; weekStartsOn: Weekday }> {
    const weekStartsOn = await this.names.weekStartsOn(actor(), filter);
    const { from, to } = daysOf(range, today, weekStartsOn);
    return { from: from.toString(), to: to.toString(), weekStartsOn };
  }

  private async known(
    groupBy: readonly WorkGroup[],
    rows: readonly WorkFigures[],
  ): Promise<ReadonlyMap<string, KeyName>> {
    const known = new Map<string, KeyName>();
    for (const [place, group] of groupBy.entries()) {
      const ids = new Set(rows.map(({ keys }) => keys[place]).filter((key) => key != null));
      for (const name of await this.names.of(actor(), group, [...ids])) known.set(name.id, name);
    }
    return known;
  }
}

function keyOf(
  group: WorkGroup,
  key: string | null,
  known: ReadonlyMap<string, KeyName>,
  weekStartsOn: Weekday,
): ViewKeyDto {
  if (isTime(group))
    return { id: null, name: timeName(group, key ?? '', weekStartsOn), note: null, day: key };
  const { name = '', note = null } = (key !== null && known.get(key)) || {};
  return { id: key, name, note, day: null };
}

/** `2026-11-16`, `2026-W47`, `2026-11`. */
function timeName(group: 'day' | 'week' | 'month', day: string, weekStartsOn: Weekday): string {
  if (group === 'week') return Week.of(Temporal.PlainDate.from(day), weekStartsOn).name;
  return group === 'month' ? day.slice(0, 7) : day;
}
