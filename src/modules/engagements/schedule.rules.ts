import type { BusinessHours } from '../../kernel/business-time.js';
import type { Agreements } from '../../kernel/dated.js';
import { Schedule } from '../../kernel/schedule.js';
import type { Weekday } from '../../kernel/week.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import type { AgreementRow } from './agreement.dto.js';
import type { ScheduleEntity } from './schedule.entity.js';

export const recipientRoles = ['to', 'cc'] as const;
export type RecipientRole = (typeof recipientRoles)[number];

/** Somebody who was chosen to get the reports. */
export interface ScheduleRecipient {
  readonly contactId: string;
  readonly role: RecipientRole;
}

/** What became of a due moment. */
export const runOutcomes = ['sent', 'ready', 'held_back', 'skipped', 'already_sent'] as const;
export type RunOutcome = (typeof runOutcomes)[number];

/** What of a schedule people say, apart from who gets the reports. */
export type ScheduleTerms = Omit<
  ScheduleEntity,
  'engagementId' | 'workspaceId' | 'nextRunAt' | 'dueOn' | 'version'
>;

/** Until somebody says otherwise: each Monday at 08:00, for the week before, reviewed before it is sent. */
export const usualSchedule = {
  enabled: true,
  every: 'week',
  weekday: 1,
  dayOfMonth: null,
  time: '08:00',
  timeZone: null,
  covers: 'week',
  which: 'previous',
  twoWeeksFrom: null,
  holidays: 'send',
  autoSend: false,
  emptyWeeks: 'short',
} as const satisfies ScheduleTerms;

/** Which days a rhythm of dates knows, and which unless said. */
const daysOf = {
  month: { least: 1, most: 31 },
  balance_period: { least: 0, most: 28 },
} as const;

/** Terms as they are kept: what was left out as usual. @throws InvalidRequest for a day that the rhythm does not know */
export function keptTerms(said: Partial<ScheduleTerms>): ScheduleTerms {
  const terms = { ...usualSchedule, ...said };
  if (terms.every === 'week' || terms.every === 'two_weeks') return { ...terms, dayOfMonth: null };
  const { least, most } = daysOf[terms.every];
  const dayOfMonth = terms.dayOfMonth ?? least;
  if (dayOfMonth < least)
    throw new InvalidRequest([{ field: 'dayOfMonth', code: 'too-small', limit: least }]);
  if (dayOfMonth > most) throw new InvalidRequest([{ field: 'dayOfMonth', code: 'too-large', limit: most }]);
  return { ...terms, dayOfMonth };
}

/** What of an engagement decides when it is reported. */
export interface ScheduledEngagement {
  readonly timeZone: string;
  readonly weekStartsOn: Weekday;
  readonly startsOn: string;
  readonly agreements: Agreements<Pick<AgreementRow, 'validFrom' | 'period' | 'anchorDay'>>;
}

/** The moments of a schedule in its engagement. */
export function scheduleOf(
  terms: ScheduleTerms,
  { timeZone, weekStartsOn, startsOn, agreements }: ScheduledEngagement,
  hours: BusinessHours,
): Schedule {
  const rule = {
    ...terms,
    timeZone: terms.timeZone ?? timeZone,
    twoWeeksFrom: Temporal.PlainDate.from(terms.twoWeeksFrom ?? startsOn),
  };
  return new Schedule(rule, { timeZone, weekStartsOn, agreements, hours });
}

/** @throws InvalidRequest when nobody is to answer, or somebody is named twice */
export function refuseUnread(recipients: readonly ScheduleRecipient[] | null): void {
  if (!recipients) return;
  const twice = new Set(recipients.map(({ contactId }) => contactId)).size < recipients.length;
  if (twice) throw new InvalidRequest([{ field: 'recipients', code: 'twice' }]);
  if (recipients.every(({ role }) => role === 'cc'))
    throw new InvalidRequest([{ field: 'recipients', code: 'required' }]);
}
