import type { ReportSummary, Task, TaskStep } from '../../api/types';

/** One thing that waits for the client. `since` is an instant. */
export type Waiting =
  | { kind: 'question' | 'delivery'; since: string; task: Task }
  | { kind: 'report'; since: string; report: ReportSummary };

/**
 * What waits for the client, in the order in which it should be dealt with: questions that hold up work, then
 * deliveries, each the longest waiting first, then reports, of which the newest is the one to read.
 */
export function waitingFor(tasks: Task[], reports: ReportSummary[]): Waiting[] {
  const held = tasks.filter(({ turn }) => turn === 'client').toSorted(bySince);
  const questions = held.filter(({ status }) => status === 'waiting_for_client');
  const deliveries = held.filter(({ status }) => status !== 'waiting_for_client');
  const unread = reports
    .filter(({ can }) => can.accept)
    .toSorted((one, other) => other.from.localeCompare(one.from));
  return [
    ...questions.map((task) => ({ kind: 'question' as const, since: task.turnSince, task })),
    ...deliveries.map((task) => ({ kind: 'delivery' as const, since: task.turnSince, task })),
    ...unread.map((report) => ({ kind: 'report' as const, since: report.sentAt ?? '', report })),
  ];
}

function bySince(one: Task, other: Task): number {
  return one.turnSince.localeCompare(other.turnSince);
}

/** The newest step by which a task came to where it stands, with what was said. */
export function latestStep(steps: TaskStep[], to: Task['status']): TaskStep | undefined {
  return steps.filter((step) => step.to === to).toSorted((one, other) => other.at.localeCompare(one.at))[0];
}
