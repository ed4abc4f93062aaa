import { Readable } from 'node:stream';
import { CommentsService } from '../../../modules/conversations/comments.service.js';
import { DeliverablesService } from '../../../modules/deliverables/deliverables.service.js';
import { FeedbackService } from '../../../modules/feedback/feedback.service.js';
import { QuestionsService } from '../../../modules/tasks/questions.service.js';
import { TasksService } from '../../../modules/tasks/tasks.service.js';
import { FileStore } from '../../../platform/files/file-store.js';
import type { Document, Engagement, Feedback, Question, Somebody, Task } from '../story.js';
import { known, type Happening, type Stage } from './stage.js';

/** A task from what is asked for to what the client says of it. */
export function taskHappenings(stage: Stage, engagement: Engagement, task: Task): Happening[] {
  const { id: engagementId, services, tasks } = stage.begun(engagement);
  const { app, calendar } = stage;
  const asked = stage.happening(task.at, task.by, async () => {
    const { title, brief, purpose, inputs, acceptanceCriteria, dueTime, priority } = task;
    const { id } = await app.get(TasksService).delegate({
      ...{ engagementId, title, brief, purpose, inputs, acceptanceCriteria, dueTime, priority },
      dueOn: task.due ? calendar.day(...task.due).toString() : null,
      serviceId: known(services, task.service),
    });
    tasks.set(task.key, id);
  });
  const taskId = () => known(tasks, task.key);
  const moves = task.moves.flatMap(({ at, by, to, note }) =>
    stage.happening(at, by, async () => {
      await app.get(TasksService).move(taskId(), { to, note }, null);
    }),
  );
  const documents = documentHappenings(stage, engagementId, taskId, task.documents ?? []);
  const questions = (task.questions ?? []).flatMap((each) => questionHappenings(stage, taskId, each));
  const comments = (task.comments ?? []).flatMap(({ at, by, text: body, visible }) =>
    stage.happening(at, by, async () => {
      const visibility = visible ? 'client' : undefined;
      await app.get(CommentsService).add({ taskId: taskId(), body, visibility });
    }),
  );
  const feedback = task.feedback ? feedbackHappenings(stage, task.by, taskId, task.feedback) : [];
  return [...asked, ...moves, ...documents, ...questions, ...comments, ...feedback];
}

function questionHappenings(
  stage: Stage,
  taskId: () => string,
  { at, by, text, choices, answer }: Question,
): Happening[] {
  const questions = stage.app.get(QuestionsService);
  let id = '';
  const asked = stage.happening(at, by, async () => {
    ({ id } = await questions.ask(taskId(), { text, choices: [...(choices ?? [])] }));
  });
  if (!answer) return asked;
  const said = { choice: answer.choice ?? null, text: answer.text ?? '' };
  const answered = stage.happening(answer.at, answer.by, async () => {
    await questions.answer(id, said, 'app');
  });
  return [...asked, ...answered];
}

/** Versions of one deliverable, in order. */
function documentHappenings(
  stage: Stage,
  engagementId: string,
  taskId: () => string,
  documents: readonly Document[],
): Happening[] {
  const deliverables = stage.app.get(DeliverablesService);
  let deliverableId: string | null = null;
  return documents.flatMap(({ at, by, name, title, note = '', text, folder, tags }) =>
    stage.happening(at, by, async () => {
      const bytes = Readable.from([Buffer.from(text)]);
      const file = await stage.app.get(FileStore).put(stage.workspaceId, name, bytes);
      if (deliverableId !== null)
        return void (await deliverables.addVersion(deliverableId, { note, show: true }, file, null));
      const place = { engagementId, taskId: taskId(), folder, tags: [...(tags ?? [])] };
      const body = { ...place, title, note, show: true };
      deliverableId = (await deliverables.handOver(body, file)).id;
    }),
  );
}

/** What they were asked by mail after they had accepted. */
function feedbackHappenings(
  stage: Stage,
  by: Somebody,
  taskId: () => string,
  { at, ...scores }: Feedback,
): Happening[] {
  const feedback = stage.app.get(FeedbackService);
  return stage.happening(at, by, async () => {
    const { items } = await feedback.list({});
    const asked = items.find((each) => each.taskId === taskId() && each.can.answer);
    if (asked) await feedback.answer(asked.id, scores);
  });
}
