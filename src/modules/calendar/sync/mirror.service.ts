import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { isTimeZone } from '../../../kernel/time-zone.js';
import { occurrencesOf, type Stretch } from '../events/recurrence.js';
import type { RemoteEvent } from './calendar-provider.js';
import type { ReadCalendar } from './cursor.repository.js';
import { MirrorChanges } from './mirror-changes.js';
import { MirrorRepository } from './mirror.repository.js';
import { keepsBusy, mirrored, seriesEvent } from './mirrored-event.js';
import { OccurrencesRepository, type SeriesRow } from './occurrences.repository.js';

const DAYS_BACK = 60;
const DAYS_AHEAD = 400;
/** That something was deleted is known for so long. */
const DAYS_KEPT = 90;
/** So many events or series at a time, so that a calendar of any size takes little memory. */
const AT_ONCE = 500;

/** What is kept of calendars, and when it happens. All of it in the open transaction. */
@Injectable()
export class Mirror {
  constructor(
    private readonly clock: Clock,
    private readonly events: MirrorRepository,
    private readonly occurrences: OccurrencesRepository,
    private readonly changes: MirrorChanges,
  ) {}

  /**
   * Keeps a page of what was read, as often as it comes. A cancelled event is gone; a cancelled occurrence is an
   * exception to its series, and is kept as long as that is (F19).
   * @param wholeSeries series of which this page names every exception
   */
  async write(
    calendar: ReadCalendar,
    told: readonly RemoteEvent[],
    generation: number,
    wholeSeries: readonly string[] = [],
  ): Promise<void> {
    const latest = [...new Map(told.map((event) => [event.externalId, event])).values()];
    const kept = latest.filter(
      (event) =>
        (event.kind === 'exception' || event.status !== 'cancelled') &&
        (calendar.readMode !== 'off' || event.mark !== null),
    );
    const keptIds = new Set(kept.map(({ externalId }) => externalId));
    const leftOut =
      wholeSeries.length > 0 ? await this.events.leftOut(calendar.id, wholeSeries, [...keptIds]) : [];
    const gone = [...latest.filter(({ externalId }) => !keptIds.has(externalId)), ...leftOut].map(
      ({ externalId }) => externalId,
    );

    const removed = gone.length > 0 ? await this.events.remove(calendar.id, gone) : [];
    const rows = kept.map((event) => mirrored(event, calendar.readMode));
    const written = rows.length > 0 ? await this.events.write(calendar.id, rows, generation) : [];
    const changed = written.filter((row) => row.changed);
    await this.occurrences.drop(removed.map(({ id }) => id));
    await this.expand(calendar, [
      ...changed.map(({ masterExternalId, externalId }) => masterExternalId ?? externalId),
      ...removed.flatMap(({ masterExternalId }) => masterExternalId ?? []),
    ]);
    await this.changes.happened({
      calendarId: calendar.id,
      eventIds: [...changed, ...removed].map(({ id }) => id),
    });
  }

  /** Takes out what is known to be gone. */
  async remove(calendar: ReadCalendar, externalIds: readonly string[]): Promise<void> {
    const removed = await this.events.remove(calendar.id, externalIds);
    await this.occurrences.drop(removed.map(({ id }) => id));
    await this.expand(
      calendar,
      removed.flatMap(({ masterExternalId }) => masterExternalId ?? []),
    );
    await this.changes.happened({ calendarId: calendar.id, eventIds: removed.map(({ id }) => id) });
  }

  /** After a full reading: an occurrence that it does not call cancelled any more takes place. */
  async settleCancellations(calendar: ReadCalendar, generation: number): Promise<void> {
    const back = await this.events.forgetUnseenCancellations(calendar.id, generation);
    await this.expand(
      calendar,
      back.flatMap(({ masterExternalId }) => masterExternalId ?? []),
    );
  }

  /** Works out anew when everything happens: each day there is a day more ahead (F8). */
  async roll(calendar: ReadCalendar): Promise<void> {
    const stretch = this.stretch();
    await this.events.forget(calendar.id, this.clock.now().subtract({ hours: 24 * DAYS_KEPT }));
    await this.occurrences.dropBefore(calendar.id, stretch.from);
    await this.expand(calendar, await this.occurrences.keys(calendar.id, stretch.from));
  }

  /** From details to busy: forgets at once what the events are about. */
  async lower(calendarId: string): Promise<void> {
    const ids = await this.events.wipe(calendarId);
    await this.changes.happened({ calendarId, eventIds: ids });
  }

  /** Forgets a calendar. @param oursToo false where it is written to and not read */
  async drop(calendarId: string, oursToo = true): Promise<void> {
    const ids = await this.events.all(calendarId, oursToo);
    await this.events.bury(ids);
    await this.occurrences.drop(ids);
    await this.changes.happened({ calendarId, eventIds: ids, forgotten: true });
    await this.events.erase(ids);
  }

  private async expand(calendar: ReadCalendar, keys: readonly string[]): Promise<void> {
    const distinct = [...new Set(keys)];
    for (let at = 0; at < distinct.length; at += AT_ONCE) {
      const rows = await this.occurrences.series(calendar.id, distinct.slice(at, at + AT_ONCE));
      const ids = rows.map(({ id }) => id);
      await this.occurrences.replace(calendar.id, ids, calendar.readMode === 'off' ? [] : this.happening(calendar, rows)); // prettier-ignore
    }
  }

  private happening(calendar: ReadCalendar, rows: readonly SeriesRow[]) {
    const zone = calendar.timeZone !== null && isTimeZone(calendar.timeZone) ? calendar.timeZone : 'UTC';
    const stretch = this.stretch();
    const busy = new Map(rows.map((row) => [row.id, keepsBusy(row)]));
    const series = Map.groupBy(
      rows.filter(({ linked }) => !linked),
      ({ masterExternalId, externalId }) => masterExternalId ?? externalId,
    );
    return [...series.values()].flatMap((own) =>
      occurrencesOf(own.map(seriesEvent), stretch, zone).map((one) => ({
        ...one,
        busy: busy.get(one.eventId) ?? false,
      })),
    );
  }

  private stretch(): Stretch {
    const now = this.clock.now();
    return { from: now.subtract({ hours: 24 * DAYS_BACK }), to: now.add({ hours: 24 * DAYS_AHEAD }) };
  }
}
