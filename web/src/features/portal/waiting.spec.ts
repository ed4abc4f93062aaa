import { describe, expect, it } from 'vitest';
import type { ReportSummary, Task, TaskStep } from '../../api/types';
import { latestStep, waitingFor } from './waiting';

const task = (id: string, status: Task['status'], turnSince: string) =>
  ({ id, status, turnSince, turn: status === 'in_progress' ? 'assistant' : 'client' }) as Task;
const report = (id: string, from: string, accept: boolean) =>
  ({ id, from, sentAt: `${from}T08:00:00Z`, can: { accept } }) as ReportSummary;

describe('what waits for the client', () => {
  it('begins with the question that has waited longest, and ends with the reports, the newest first', () => {
    const found = waitingFor(
      [
        task('delivered', 'delivered', '2026-11-01T08:00:00Z'),
        task('late question', 'waiting_for_client', '2026-11-12T08:00:00Z'),
        task('early question', 'waiting_for_client', '2026-11-10T08:00:00Z'),
        task('theirs', 'in_progress', '2026-11-01T08:00:00Z'),
      ],
      [
        report('old', '2026-11-02', true),
        report('new', '2026-11-09', true),
        report('accepted', '2026-11-09', false),
      ],
    );
    expect(found.map((item) => (item.kind === 'report' ? item.report.id : item.task.id))).toEqual([
      'early question',
      'late question',
      'delivered',
      'new',
      'old',
    ]);
  });
});

describe('the latest step', () => {
  const step = (at: string, to: TaskStep['to'], note: string) => ({ id: at, at, to, note }) as TaskStep;

  it('is the newest of those that lead where the task stands', () => {
    const steps = [
      step('2026-11-10T08:00:00Z', 'waiting_for_client', 'first'),
      step('2026-11-12T08:00:00Z', 'waiting_for_client', 'second'),
      step('2026-11-11T08:00:00Z', 'in_progress', 'answer'),
    ];
    expect(latestStep(steps, 'waiting_for_client')?.note).toBe('second');
    expect(latestStep(steps, 'delivered')).toBeUndefined();
  });
});
