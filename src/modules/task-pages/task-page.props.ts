import type { Role } from '../../kernel/actor.js';
import type { Turn, TaskStatus } from './task-page.words.js';

/** What the page needs of a task. */
export interface PageTask {
  readonly title: string;
  readonly clientName: string;
  readonly engagementName: string;
  readonly status: TaskStatus;
  readonly turn: Turn;
  readonly assigneeName: string | null;
  readonly brief: string;
  readonly purpose: string;
  readonly inputs: string;
  readonly acceptanceCriteria: string;
  readonly dueOn: string | null;
  /** `HH:MM`; null: until the end of the day. */
  readonly dueTime: string | null;
  readonly dueAt: string | null;
  readonly closedAt: string | null;
  /** The reader may say yes, or not yet, to a task that was handed over without a document. */
  readonly decidable: boolean;
}

export interface PageQuestion {
  readonly id: string;
  readonly text: string;
  readonly choices: readonly string[];
  readonly askedByName: string;
  readonly askedAt: string;
  readonly dueAt: string | null;
  readonly state: 'open' | 'answered' | 'withdrawn';
  readonly answer: string | null;
  readonly choice: number | null;
  readonly answeredByName: string | null;
  readonly answeredAt: string | null;
}

export interface PageDocument {
  readonly id: string;
  readonly title: string;
  readonly kind: 'file' | 'link' | 'text';
  /** Of the version that is shown. */
  readonly number: number;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  readonly url: string | null;
  readonly note: string;
  readonly createdAt: string;
  readonly removed: boolean;
  /** What was decided about this version last, and by whom. */
  readonly decision: {
    readonly accepted: boolean;
    readonly byName: string;
    readonly at: string;
    readonly reason: string;
  } | null;
  readonly decidable: boolean;
}

export interface PageComment {
  readonly id: string;
  readonly authorName: string;
  readonly authorRole: Role;
  readonly at: string;
  readonly body: string;
  readonly files: readonly string[];
}

export interface PageStep {
  readonly id: string;
  readonly at: string;
  readonly name: string;
  readonly to: TaskStatus;
  readonly note: string;
}

/** What was just done; or what stood against it, with everything that was typed. */
export interface PageNotice {
  readonly kind: 'answered' | 'accepted' | 'change-requested' | 'said' | 'refused';
  /** Where it is told: `question`, `task`, `comment`, or the id of a document. */
  readonly place: string;
  /** Of a refusal: why. */
  readonly reason?: string;
  /** Of a refusal: what was typed, to be sent again. */
  readonly typed?: string;
}

export interface TaskPageProps {
  readonly workspaceName: string;
  /** Zone of the reader, in which moments are told. */
  readonly timeZone: string;
  readonly task: PageTask;
  /** The open one, or the last that was answered; null where nothing was asked. */
  readonly question: PageQuestion | null;
  /** The choice that the mail's link names, from 0. */
  readonly chosen: number | null;
  /** Those that wait for a decision first. */
  readonly documents: readonly PageDocument[];
  readonly moreDocuments: boolean;
  /** The last ones, oldest first. */
  readonly comments: readonly PageComment[];
  readonly moreComments: boolean;
  /** The last ones, the last first. */
  readonly steps: readonly PageStep[];
  readonly notice: PageNotice | null;
  readonly urls: {
    readonly page: string;
    readonly answers: string;
    readonly decisions: string;
    readonly comments: string;
    readonly portal: string;
    readonly feedback: string | null;
    file(documentId: string, number: number): string;
  };
}
