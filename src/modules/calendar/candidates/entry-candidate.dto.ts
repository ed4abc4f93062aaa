import { Can, Id, IdList, Instant, ListOf, Nested, OneOf, Text, TextList, Whole, Yes } from '../../../platform/http/fields.js'; // prettier-ignore
import { PageQuery } from '../../../platform/http/paging.js';
import { proposals, type Proposal } from './entry-candidate.entity.js';
import { candidateStates, type CandidateState } from './entry-candidate.rules.js';

const reasons = ['guest', 'domain', 'calendar', 'several', 'before'] as const;
export type CandidateReason = (typeof reasons)[number];

export class EntryCandidatesQuery extends PageQuery {
  @OneOf(proposals, { optional: true, description: 'What was, or what is to come; what was unless said.' })
  proposes?: Proposal;

  @OneOf(candidateStates, { optional: true, description: 'Open ones unless said.' })
  state?: CandidateState;

  @Instant({ optional: true, description: 'What ends after it; two weeks ago, or now, unless said.' })
  from?: string;

  @Instant({ optional: true, description: 'What starts before it; now, or in 30 days, unless said.' })
  to?: string;
}

/** What is otherwise than proposed; whatever is left out is taken as proposed. */
export class AcceptCandidateDto {
  @Id({ optional: true, description: 'Needed where none is proposed.' })
  engagementId?: string;

  @Instant({ optional: true, description: 'With another time it becomes one entry, or the appointment, of that time.' }) // prettier-ignore
  startsAt?: string;

  @Instant({ optional: true })
  endsAt?: string;

  @Text({ optional: true, max: 3000, description: 'Of the time entry; the client reads it.' })
  description?: string;

  @Id({ optional: true, nullable: true })
  taskId?: string | null;

  @Id({ optional: true, nullable: true, description: 'Of the time entry.' })
  serviceId?: string | null;

  @Yes({ optional: true, description: 'Of the time entry.' })
  billable?: boolean;

  @Text({ optional: true, min: 1, max: 200, description: 'Of the appointment; the client reads it.' })
  title?: string;

  @IdList({
    optional: true,
    min: 1,
    max: 20,
    unique: true,
    description: 'Of the appointment: who takes part.',
  })
  contactIds?: string[];

  @Yes({
    optional: true,
    description: 'Of the appointment: whether its guests get a mail; false unless said.',
  })
  tell?: boolean;
}

class CandidatePartDto {
  @Instant() startsAt!: string;
  @Instant() endsAt!: string;
}

class CandidateWhyDto {
  @OneOf(reasons, {
    description:
      'A contact takes part; a guest has an address at the client’s domain; the calendar holds the client’s events; contacts of several clients take part, so none is proposed; an earlier one was logged there.',
  })
  reason!: CandidateReason;
  @Text({ description: 'The contact, the domain, or the calendar.' }) name!: string;
}

/** An event of one’s own calendars that may be work with a client. Nobody else sees it. */
export class EntryCandidateDto {
  @Id() id!: string;
  @OneOf(proposals) proposes!: Proposal;
  @OneOf(candidateStates, {
    description: 'Withdrawn: a colleague has logged the same event; it can be proposed again all the same.',
  })
  state!: CandidateState;
  @Text({ max: 1000 }) title!: string;
  @Instant() startsAt!: string;
  @Instant() endsAt!: string;
  @TextList({ description: 'In which of one’s calendars it stands.' }) calendarNames!: readonly string[];
  @TextList({ description: 'Who else takes part; ten at most.' }) guests!: readonly string[];
  @ListOf(() => CandidatePartDto, { description: 'What is not logged yet, each to become an entry.' })
  parts!: CandidatePartDto[];
  @Whole({ description: 'Of these parts.' }) minutes!: number;
  @Id({ nullable: true }) clientId!: string | null;
  @Text({ nullable: true }) clientName!: string | null;
  @Id({ nullable: true, description: 'Null where a person has to say.' }) engagementId!: string | null;
  @Text({ nullable: true }) engagementName!: string | null;
  @Id({ nullable: true }) taskId!: string | null;
  @Id({ nullable: true }) serviceId!: string | null;
  @Text({
    max: 3000,
    description: 'What the entry is proposed to say; empty where the title names another client.',
  })
  description!: string;
  @IdList({ description: 'Contacts of the client among the guests.' }) contactIds!: readonly string[];
  @Nested(() => CandidateWhyDto) why!: CandidateWhyDto;
  @Text({ nullable: true, description: 'The colleague who has logged the same event.' })
  loggedByName!: string | null;
  @IdList({ description: 'What it became.' }) timeEntryIds!: readonly string[];
  @Id({ nullable: true }) appointmentId!: string | null;
  @Can('accept', 'dismiss', 'restore') can!: Record<'accept' | 'dismiss' | 'restore', boolean>;
}
