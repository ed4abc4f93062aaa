import type { Texts } from '../../../platform/i18n/translate.js';
import type { AppointmentItem, BlockItem, DueItem } from './feed-items.repository.js';
import type { FeedEvent } from './feed-told.rules.js';

/** How a feed words what stands in it. */
export interface FeedManner {
  readonly texts: Texts;
  /** Says what it is, and not for whom or about what. */
  readonly generic: boolean;
  /** Whether it is a member's: a client knows their own name, and wants to know who comes. */
  readonly forMember: boolean;
  readonly publicUrl: string;
}

/** All day, and no reason to be busy. */
export function dueEvent(item: DueItem, { texts, generic, forMember, publicUrl }: FeedManner): FeedEvent {
  const title = forMember ? texts.t('feed.with', { title: item.title, name: item.clientName }) : item.title;
  const end = Temporal.PlainDate.from(item.dueOn).add({ days: 1 });
  return {
    title: generic ? texts.t('feed.due.generic') : texts.t('feed.due', { title }),
    description: '',
    place: '',
    start: { day: item.dueOn },
    end: { day: end.toString() },
    transparent: true,
    url: `${publicUrl}/tasks/${item.taskId}`,
  };
}

export function blockEvent(item: BlockItem, { texts, generic, publicUrl }: FeedManner): FeedEvent {
  const title = texts.t('feed.with', { title: item.title, name: item.clientName });
  return {
    title: generic ? texts.t('feed.block.generic') : title,
    description: generic ? '' : item.note,
    place: '',
    start: instant(item.startsAt),
    end: instant(item.endsAt),
    transparent: false,
    url: `${publicUrl}/tasks/${item.taskId}`,
  };
}

export function appointmentEvent(item: AppointmentItem, manner: FeedManner): FeedEvent {
  const { texts, generic, forMember, publicUrl } = manner;
  const name = forMember ? item.clientName : item.hostName;
  return {
    title: generic ? texts.t('feed.appointment.generic') : texts.t('feed.with', { title: item.title, name }),
    description: generic ? '' : item.note,
    place: generic ? '' : item.place,
    start: instant(item.startsAt),
    end: instant(item.endsAt),
    transparent: false,
    url: `${publicUrl}/appointments`,
  };
}

function instant(date: Date): { instant: string; timeZone: null } {
  return { instant: date.toTemporalInstant().toString(), timeZone: null };
}
