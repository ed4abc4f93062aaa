import { describe, expect, it } from 'vitest';
import type { Deliverable, Feedback, Question, ReportSummary, Task, TaskStep } from '../../api/types';
import { idOf, latestStep, waitingFor, type Held } from './waiting';

const task = (id: string, status: Task['status'], turnSince: string) =>
  ({ id, status, turnSince, turn: status === 'in_progress' ? 'assistant' : 'client' }) as Task;
const question = (id: string, askedAt: string, taskId = `task of ${id}`, answer = true) =>
  ({ id, taskId, askedAt, can: { answer, withdraw: false } }) as Question;
const document = (id: string, taskId: string | null, accept = true) =>
  ({ id, taskId, shownAt: '2026-11-10T08:00:00Z', can: { accept } }) as Deliverable;
const feedback = (id: string, state: Feedback['state'], answer = true) =>
  ({ id, state, askedAt: '2026-11-10T08:00:00Z', can: { answer } }) as Feedback;
const report = (id: string, from: string, accept: boolean) =>
  ({ id, from, sentAt: `${from}T08:00:00Z`, can: { accept } }) as ReportSummary;
const nothing: Held = { tasks: [], questions: [], documents: [], feedback: [], reports: [] };

describe('what waits for the client', () => {
  it('begins with the question that has waited longest, and ends with the reports, the newest first', () => {
    const found = waitingFor({
      tasks: [task('delivered', 'delivered', '2026-11-01T08:00:00Z'), task('theirs', 'in_progress', '')],
      questions: [question('late', '2026-11-12T08:00:00Z'), question('early', '2026-11-10T08:00:00Z')],
      documents: [document('alone', null), document('accepted', null, false)],
      feedback: [feedback('how', 'asked'), feedback('said', 'answered'), feedback('past', 'asked', false)],
      reports: [
        report('old', '2026-11-02', true),
        report('new', '2026-11-09', true),
        report('read', '2026-11-09', false),
      ],
    });
    expect(found.map(idOf)).toEqual(['early', 'late', 'delivered', 'alone', 'how', 'new', 'old']);
  });

  it('has the documents of a delivered task with that task, and others by themselves', () => {
    const found = waitingFor({
      ...nothing,
      tasks: [task('trip', 'delivered', '2026-11-01T08:00:00Z')],
      documents: [document('plan', 'trip'), document('draft of a letter', 'another task')],
    });
    expect(found.map(idOf)).toEqual(['trip', 'draft of a letter']);
    expect(found[0]).toMatchObject({ kind: 'delivery', documents: [{ id: 'plan' }] });
  });

  it('holds a task whose question is not known, and says no question twice', () => {
    const found = waitingFor({
      ...nothing,
      tasks: [
        task('asked', 'waiting_for_client', '2026-11-10T08:00:00Z'),
        task('unknown', 'waiting_for_client', '2026-11-09T08:00:00Z'),
      ],
      questions: [question('which hotel', '2026-11-10T08:00:00Z', 'asked')],
    });
    expect(found.map(({ kind }) => kind)).toEqual(['turn', 'question']);
  });

  it('is nothing when nothing does', () => {
    expect(waitingFor(nothing)).toEqual([]);
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
