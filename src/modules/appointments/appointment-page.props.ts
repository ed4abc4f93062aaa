import type { AppointmentDto } from './appointment.dto.js';
import type { UsefulAnswer } from './appointment.rules.js';
import type { ProposalState } from './appointment-proposal.rules.js';
import type { PlaceDto } from './session.dto.js';

/** What the reader has just done, or what was in the way. */
export const pageNotices = [
  'booked',
  'moved',
  'cancelled',
  'useful',
  'useful-closed',
  'taken',
  'closed',
  'begun',
  'too-late',
  'missing',
] as const;
export type PageNotice = (typeof pageNotices)[number];

export interface AppointmentPageProps {
  readonly workspaceName: string;
  /** Of the reader. */
  readonly timeZone: string;
  readonly title: string;
  readonly hostName: string;
  readonly note: string;
  readonly place: PlaceDto | null;
  readonly minutes: number;
  /** Null: nothing is booked yet. */
  readonly appointment: AppointmentDto | null;
  /** Of what it was booked from, as long as nothing is. */
  readonly proposal: ProposalState | null;
  /** What can be chosen; null where nothing is to be chosen. */
  readonly slots: readonly { readonly startsAt: string; readonly endsAt: string }[] | null;
  /** What the reader asked for; nothing has changed by that. */
  readonly wish: 'move' | 'cancel' | null;
  /** Whether it has begun. */
  readonly begun: boolean;
  /** Whether it may be said now how useful it was. */
  readonly askUseful: boolean;
  /** Tapped in a mail; nothing is stored by that. */
  readonly chosenUseful: UsefulAnswer | null;
  readonly notice: PageNotice | null;
  readonly action: string;
}
