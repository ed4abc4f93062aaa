import { Injectable } from '@nestjs/common';
import { actor } from '../../../platform/database/transaction.js';
import { localDay } from '../../../kernel/time-zone.js';
import type { CandidateReason } from './entry-candidate.dto.js';
import type { SeenEvent } from './entry-candidate.rules.js';
import { EntryCandidatesRepository, type AffirmedDays, type EarlierEntry, type OpenEngagement } from './entry-candidates.repository.js'; // prettier-ignore
import { clientOf, descriptionFor, type KnownContact } from './event-client.rules.js';

/** What an event is proposed to be: for whom, and why that is thought. */
export interface EventProposal {
  readonly clientId: string | null;
  readonly engagement: OpenEngagement | null;
  readonly serviceId: string | null;
  readonly taskId: string | null;
  readonly contactIds: readonly string[];
  readonly why: { readonly reason: CandidateReason; readonly name: string };
}

/** What the caller knows of clients, read once for many events. */
export interface KnownPractice {
  readonly contacts: readonly KnownContact[];
  readonly ownEmails: readonly string[];
  readonly clients: readonly { readonly id: string; readonly name: string }[];
  readonly engagements: readonly OpenEngagement[];
  readonly earlier: ReadonlyMap<string, EarlierEntry>;
  readonly affirmed: readonly AffirmedDays[];
}

/** Guesses for whom an event was, from what the caller knows anyway. */
@Injectable()
export class EventProposals {
  constructor(private readonly candidates: EntryCandidatesRepository) {}

  async known(uids: readonly string[], since: Temporal.Instant): Promise<KnownPractice> {
    const who = actor();
    const earlier = await this.candidates.earlier(who, uids);
    return {
      contacts: await this.candidates.contacts(who),
      ownEmails: await this.candidates.ownEmails(who),
      clients: await this.candidates.clientNames(who),
      engagements: await this.candidates.engagements(who, localDay(since, who.timeZone).toString()),
      earlier: new Map(earlier.map((entry) => [entry.icalUid, entry])),
      affirmed: await this.candidates.affirmed(who, since.toString()),
    };
  }
}

/** @returns null where nothing about the event says that it was work with a client */
export function proposalFor(event: SeenEvent, known: KnownPractice): EventProposal | null {
  const inReach = new Set(known.clients.map(({ id }) => id));
  const calendar = event.calendar && inReach.has(event.calendar.clientId) ? event.calendar : null;
  const guests = event.guests.map(({ email }) => email);
  const guess = clientOf(guests, known.contacts, known.ownEmails, calendar);
  const earlier = known.earlier.get(event.icalUid);
  const before = known.engagements.find(({ id }) => id === earlier?.engagementId);
  if (
    earlier &&
    before &&
    (guess === null || guess.clientId === null || guess.clientId === before.clientId)
  ) {
    const { serviceId, taskId } = earlier;
    const why = { reason: 'before', name: before.name } as const;
    return { clientId: before.clientId, engagement: before, serviceId, taskId, contactIds: guess?.contactIds ?? [], why }; // prettier-ignore
  }
  if (!guess) return null;
  const { clientId, reason, name, contactIds } = guess;
  const engagement = known.engagements.find((each) => each.clientId === clientId) ?? null;
  return { clientId, engagement, serviceId: null, taskId: null, contactIds, why: { reason, name } };
}

/** What the client would read: the title, unless it names somebody else, or nobody knows for whom it was. */
export function wordsFor(title: string, clientId: string | null, known: KnownPractice): string {
  if (clientId === null) return '';
  return descriptionFor(title, known.clients.flatMap(({ id, name }) => (id === clientId ? [] : [name]))); // prettier-ignore
}

/** Whether the member has said that nothing more is to be added on that day. */
export function isAffirmed(
  startsAt: Temporal.Instant,
  engagement: OpenEngagement | null,
  known: KnownPractice,
): boolean {
  if (!engagement) return false;
  const day = localDay(startsAt, engagement.timeZone).toString();
  return known.affirmed.some(
    ({ engagementId, from, to }) => engagementId === engagement.id && from <= day && day < to,
  );
}
