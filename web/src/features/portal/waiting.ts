import type { Deliverable, Feedback, Question, ReportSummary, Task, TaskStep } from '../../api/types';

/** One thing that waits for the client. `since` is an instant. */
export type Waiting =
  | { kind: 'question'; since: string; question: Question }
  /** Held up by a question that was not found, such as one that is being answered elsewhere. */
  | { kind: 'turn'; since: string; task: Task }
  | { kind: 'delivery'; since: string; task: Task; documents: Deliverable[] }
  | { kind: 'document'; since: string; document: Deliverable }
  | { kind: 'feedback'; since: string; feedback: Feedback }
  | { kind: 'report'; since: string; report: ReportSummary };

export interface Held {
  tasks: Task[];
  questions: Question[];
  documents: Deliverable[];
  feedback: Feedback[];
  reports: ReportSummary[];
}

/**
 * What waits for the client, in the order in which it should be dealt with: questions that hold up work, then what
 * was delivered, each the longest waiting first, then a word on how it was, then reports, the newest first.
 */
export function waitingFor({ tasks, questions, documents, feedback, reports }: Held): Waiting[] {
  const held = tasks.filter(({ turn }) => turn === 'client');
  const asked = questions.filter(({ can }) => can.answer);
  const asking = new Set(questions.map(({ taskId }) => taskId));
  const delivered = held.filter(({ status }) => status === 'delivered');
  const handed = new Set(delivered.map(({ id }) => id));
  const toDecide = documents.filter(({ can }) => can.accept);
  const groups: Waiting[][] = [
    [
      ...asked.map((question) => ({ kind: 'question' as const, since: question.askedAt, question })),
      ...held
        .filter(({ id, status }) => status === 'waiting_for_client' && !asking.has(id))
        .map((task) => ({ kind: 'turn' as const, since: task.turnSince, task })),
    ],
    delivered.map((task) => ({
      kind: 'delivery',
      since: task.turnSince,
      task,
      documents: toDecide.filter(({ taskId }) => taskId === task.id),
    })),
    toDecide
      .filter(({ taskId }) => taskId === null || !handed.has(taskId))
      .map((document) => ({ kind: 'document', since: document.shownAt ?? '', document })),
    feedback
      .filter(({ state, can }) => state === 'asked' && can.answer)
      .map((each) => ({ kind: 'feedback', since: each.askedAt ?? '', feedback: each })),
  ];
  const unread = reports
    .filter(({ can }) => can.accept)
    .toSorted((one, other) => other.from.localeCompare(one.from))
    .map((report) => ({ kind: 'report' as const, since: report.sentAt ?? '', report }));
  return [...groups.flatMap((group) => group.toSorted(bySince)), ...unread];
}

function bySince(one: Waiting, other: Waiting): number {
  return one.since.localeCompare(other.since);
}

/** What it is about, once: for lists on the screen. */
export function idOf(item: Waiting): string {
  switch (item.kind) {
    case 'question':
      return item.question.id;
    case 'document':
      return item.document.id;
    case 'feedback':
      return item.feedback.id;
    case 'report':
      return item.report.id;
    default:
      return item.task.id;
  }
}

/** The newest step by which a task came to where it stands, with what was said. */
export function latestStep(steps: TaskStep[], to: Task['status']): TaskStep | undefined {
  return steps.filter((step) => step.to === to).toSorted((one, other) => other.at.localeCompare(one.at))[0];
}
