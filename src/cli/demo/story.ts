import type { Language } from '../../kernel/actor.js';
import type { BookAppointmentDto } from '../../modules/appointments/appointment.dto.js';
import type { Attendance, UsefulAnswer } from '../../modules/appointments/appointment.rules.js';
import type { AddPreferenceDto } from '../../modules/clients/preference.dto.js';
import type { FurtherTermsDto } from '../../modules/engagements/agreement.dto.js';
import type { TaskStatus } from '../../modules/tasks/task.rules.js';

/** Who is in the story. */
export type Assistant = 'anna' | 'bea';
export type Contact = 'giulia' | 'james' | 'lena' | 'carmen';
export type Somebody = Assistant | Contact;

/** Their addresses end in the reserved name `.test` (RFC 2606): no mail can ever leave for them. */
export const addressOf = (who: Somebody) => `${who}@demo.affianco.test`;
/** Everybody's; known to everybody, which is why the demo is not told in production. */
export const PASSWORD = 'demo-affianco-2026';

export interface Cast {
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
}

export const assistants: Record<Assistant, Cast & { role: 'owner' | 'assistant' }> = {
  anna: { name: 'Anna Ferri', role: 'owner', language: 'en', timeZone: 'Europe/Rome' },
  bea: { name: 'Bea Conti', role: 'assistant', language: 'it', timeZone: 'Europe/Rome' },
};

/** Day and time of the story: week 0 to 4 (4 is last week, 5 is this one), weekday 1 to 7, wall clock in Rome. */
export type When = readonly [week: number, weekday: number, time: string];

export interface Work {
  readonly who: Assistant;
  readonly weekday: number;
  readonly start: string;
  readonly minutes: number;
  readonly service: string;
  readonly what: string;
  /** Key of the task it belongs to. */
  readonly task?: string;
  /** Weeks in which it is done; every week unless said. */
  readonly weeks?: readonly number[];
  readonly billable?: boolean;
}

export interface Move {
  readonly at: When;
  readonly by: Somebody;
  readonly to: TaskStatus;
  readonly note?: string;
}

/** A question that passes the turn to the client, and what they said. */
export interface Question {
  readonly at: When;
  readonly by: Assistant;
  readonly text: string;
  readonly choices?: readonly string[];
  readonly answer?: {
    readonly at: When;
    readonly by: Contact;
    readonly choice?: number;
    readonly text?: string;
  };
}

export interface Comment {
  readonly at: When;
  readonly by: Somebody;
  readonly text: string;
  /** The client reads it too; what a contact says always is. */
  readonly visible?: true;
}

/** What the client says of a finished task, 1 to 5. */
export interface Feedback {
  readonly at: When;
  readonly approach: number;
  readonly timing: number;
  readonly sentence?: string;
}

export interface Document {
  readonly at: When;
  readonly by: Assistant;
  readonly name: string;
  readonly title: string;
  readonly note?: string;
  readonly text: string;
  readonly folder?: string;
  readonly tags?: readonly string[];
}

export interface Task {
  readonly key: string;
  readonly by: Somebody;
  readonly at: When;
  readonly title: string;
  readonly brief: string;
  readonly due?: readonly [week: number, weekday: number];
  readonly service: string;
  readonly estimateMinutes?: number;
  readonly purpose?: string;
  readonly inputs?: string;
  readonly acceptanceCriteria?: string;
  readonly dueTime?: string;
  readonly priority?: 'low' | 'normal' | 'high' | 'urgent';
  readonly moves: readonly Move[];
  readonly questions?: readonly Question[];
  readonly comments?: readonly Comment[];
  readonly feedback?: Feedback;
  /** Versions of one deliverable, in order. */
  readonly documents?: readonly Document[];
}

/** A session with the client: booked, and what became of it. */
export interface Appointment extends Pick<BookAppointmentDto, 'title' | 'note' | 'place'> {
  readonly booked: When;
  readonly host: Assistant;
  readonly at: When;
  readonly minutes: number;
  readonly attendance?: { readonly at: When; readonly is: Attendance };
  readonly cancelled?: { readonly at: When; readonly by: Somebody; readonly reason: string };
  readonly useful?: { readonly at: When; readonly answer: UsefulAnswer; readonly wanted?: string };
}

/** Free times that a client is asked to choose from. */
export interface Proposal extends Pick<BookAppointmentDto, 'title' | 'note' | 'place'> {
  readonly at: When;
  readonly host: Assistant;
  readonly minutes: number;
}

/** Time that an assistant plans for a task. */
export interface Plan {
  readonly planned: When;
  readonly who: Assistant;
  /** Key of the task. */
  readonly task: string;
  readonly at: When;
  readonly minutes: number;
}

/** How recurring work is done: the steps of its services' tasks. */
export interface Playbook {
  readonly title: string;
  readonly services: readonly string[];
  readonly shared: boolean;
  readonly markdown: string;
}

export interface RecurringTask {
  readonly title: string;
  readonly brief: string;
  readonly service: string;
  readonly rule: string;
  readonly time: string;
}

export interface Engagement {
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  readonly rate: { readonly amount: string; readonly currency: string };
  readonly allowanceMinutes: number | null;
  readonly showAmounts: boolean;
  /** What else was agreed; the rest is as usual. */
  readonly terms?: FurtherTermsDto;
  /** Whose holidays are kept, and how many business minutes ahead a wish has to come. */
  readonly business: { readonly holidays: string; readonly noticeMinutes: number };
  /** Business minutes within which tasks of a service are promised. */
  readonly turnarounds?: Readonly<Record<string, number>>;
  readonly playbooks?: readonly Playbook[];
  readonly recurring?: readonly RecurringTask[];
  /** Week in which it began. */
  readonly from: number;
  readonly assistants: readonly Assistant[];
  readonly work: readonly Work[];
  readonly tasks: readonly Task[];
  readonly appointments?: readonly Appointment[];
  readonly proposals?: readonly Proposal[];
  readonly plans?: readonly Plan[];
  /** When the contact accepts what was agreed. */
  readonly agreed?: When;
  /** What Anna writes to the report of a week. */
  readonly words: Readonly<Record<number, string>>;
  /** What she says to clauses that a week did not meet, by kind. */
  readonly comments?: Readonly<Record<number, Readonly<Record<string, string>>>>;
  /** When the two speak next, as the report of a week closes. */
  readonly next?: Readonly<
    Record<number, { readonly on: readonly [week: number, weekday: number]; readonly text: string }>
  >;
  readonly revision?: Revision;
  readonly answers: readonly Answer[];
  /** Last week's report is left for the visitor to read and send. */
  readonly leaveLastReport?: true;
}

/** What a client found in a report that was sent: the entry is corrected, and the report told anew. */
export interface Revision {
  readonly week: number;
  readonly at: When;
  /** The work whose entry of that week is corrected. */
  readonly what: string;
  /** More or, negative, less. */
  readonly seconds: number;
  readonly reason: string;
}

export interface Answer {
  readonly week: number;
  readonly at: When;
  readonly kind: 'accepted' | 'question';
  readonly text?: string;
  readonly reply?: { readonly at: When; readonly text: string };
}

/** What Anna has learned about a client. */
export type Known = Pick<AddPreferenceDto, 'kind' | 'value' | 'source'> & { readonly note?: string };

export interface Client {
  readonly name: string;
  readonly knows: readonly Known[];
  readonly contact: Contact;
  readonly person: Cast;
  readonly engagements: readonly Engagement[];
}
