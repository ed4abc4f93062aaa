import type { AppointmentState, PlaceKind } from './appointment.rules.js';

/** What guests get a mail about: what somebody did. */
export const appointmentNews = ['booked', 'moved', 'edited', 'cancelled', 'uninvited'] as const;
export type AppointmentNews = (typeof appointmentNews)[number];

/** What stands in a mail about an appointment, and in the reader's calendar. */
export interface TellableFacts {
  readonly title: string;
  readonly note: string;
  readonly placeKind: PlaceKind | null;
  readonly place: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What a guest was told last: that it takes place as follows, or not, or without them. */
export interface Told extends TellableFacts {
  readonly contactId: string;
  readonly linkId: string;
  readonly state: AppointmentState;
}

/** What holds now. */
export interface TellableAppointment extends TellableFacts {
  readonly state: AppointmentState;
  readonly guests: readonly { readonly id: string }[];
}

/** Which kind of mail, of those that a reader can decline, tells of it. */
export function kindOf(news: AppointmentNews) {
  if (news === 'uninvited') return 'appointment.cancelled';
  return news === 'edited' ? 'appointment.moved' : (`appointment.${news}` as const);
}

/**
 * What a guest has to hear because of some news, by what they know: where they know it all, nothing (null). "Before" is
 * always what they were told, whatever happened in between; one who was told nothing hears of it as of something new,
 * or not at all.
 */
export function wordFor(
  news: AppointmentNews,
  row: TellableAppointment,
  contactId: string,
  told: Told | undefined,
): AppointmentNews | null {
  const invited = row.guests.some(({ id }) => id === contactId);
  const known = told?.state === 'booked' ? told : null;
  if (kindOf(news) === 'appointment.cancelled') {
    if (!known || (invited && row.state === 'booked')) return null;
    return invited ? 'cancelled' : 'uninvited';
  }
  if (!invited || row.state === 'cancelled') return null;
  if (!known) return 'booked';
  if (news === 'booked') return null;
  if (!isSameTime(row, known)) return 'moved';
  return news === 'edited' && !isSameAbout(row, known) ? 'edited' : null;
}

function isSameTime(one: TellableFacts, other: TellableFacts): boolean {
  return (
    one.startsAt.getTime() === other.startsAt.getTime() && one.endsAt.getTime() === other.endsAt.getTime()
  );
}

function isSameAbout(one: TellableFacts, other: TellableFacts): boolean {
  const words = ['title', 'note', 'placeKind', 'place'] as const;
  return words.every((word) => one[word] === other[word]);
}
