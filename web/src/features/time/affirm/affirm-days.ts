import type { AffirmationDraft } from '../../../api/affirmations';
import type { Affirmation, Engagement, ReportSummary, TimeEntry } from '../../../api/types';
import { addDays } from '../../../ui/dates';

/** What can be said of a day: open, or closed by a word or a report; a running timer closes it until it stops. */
export type DayState = 'open' | 'running' | 'affirmed' | 'reported';

export interface AffirmableDay {
  day: string;
  seconds: number;
  state: DayState;
  /** Said by a tick: a day without work, and today, which is not over. */
  asked: boolean;
  ticked: boolean;
}

/** The days of one engagement, and what was said of them already. */
export interface AffirmableEngagement {
  id: string;
  name: string;
  days: AffirmableDay[];
  seconds: number;
  given: Affirmation[];
}

type Entry = Pick<TimeEntry, 'engagementId' | 'day' | 'durationSeconds' | 'running' | 'lock'>;

interface Known {
  /** The days of the week that is shown. */
  days: readonly string[];
  /** Today in the engagement's zone. */
  today: string;
  entries: readonly Entry[];
  affirmations: readonly Affirmation[];
  reports: readonly Pick<ReportSummary, 'engagementId' | 'from' | 'to' | 'state'>[];
}

/** The days of an engagement that somebody can affirm, or has: those of its term, up to today. */
export function daysToAffirm(
  engagement: Pick<Engagement, 'id' | 'startsOn' | 'endedOn'>,
  known: Known,
): AffirmableDay[] {
  const { id, startsOn, endedOn } = engagement;
  const own = known.entries.filter(({ engagementId }) => engagementId === id);
  const within = (day: string, { from, to }: { from: string; to: string }) => day >= from && day < to;
  return known.days
    .filter((day) => day <= known.today && day >= startsOn && (endedOn === null || day <= endedOn))
    .map((day) => {
      const ofDay = own.filter((entry) => entry.day === day);
      const seconds = ofDay.reduce((sum, entry) => sum + (entry.durationSeconds ?? 0), 0);
      const told = known.reports.some(
        (report) => report.engagementId === id && report.state !== 'draft' && within(day, report),
      );
      const affirmed = known.affirmations.some((one) => one.engagementId === id && within(day, one));
      const state = stateOf(ofDay, told, affirmed);
      const isToday = day === known.today;
      return { day, seconds, state, asked: seconds === 0 || isToday, ticked: seconds > 0 || !isToday };
    });
}

function stateOf(ofDay: readonly Entry[], told: boolean, affirmed: boolean): DayState {
  if (affirmed) return 'affirmed';
  if (told && ofDay.every((entry) => entry.lock?.reason === 'reported')) return 'reported';
  return ofDay.some((entry) => entry.running) ? 'running' : 'open';
}

/** What is sent: each run of open days that are worked or ticked, the days without work among them named. */
export function wordsFor(
  engagementId: string,
  days: readonly AffirmableDay[],
  ticked: (day: AffirmableDay) => boolean,
): Omit<AffirmationDraft, 'id'>[] {
  const runs: Omit<AffirmationDraft, 'id'>[] = [];
  for (const each of days) {
    if (each.state !== 'open' || (each.asked && !ticked(each))) continue;
    const last = runs.at(-1);
    const idleDays = each.seconds === 0 ? [each.day] : [];
    if (last?.to === each.day) {
      last.to = addDays(each.day, 1);
      last.idleDays.push(...idleDays);
    } else {
      runs.push({ engagementId, from: each.day, to: addDays(each.day, 1), idleDays });
    }
  }
  return runs;
}
