import type { Actor } from '../../../src/kernel/actor.js';
import { stepAbilities } from '../../../src/modules/tasks/checklist.policy.js';
import { questionAbilities, type QuestionAbility } from '../../../src/modules/tasks/question.policy.js';
import { taskAbilities } from '../../../src/modules/tasks/task.policy.js';
import { aTask } from '../../builders/task.js';
import type { Place } from '../world.js';
import type { Target, Action } from './action.js';
import { idOf, there, at, engagement } from './shared.js';

/** What the keeper delegated: taken on already, and not the contact's own request. */
const task = {
  scope: 'place',
  target: ({ keeper, engagementId }: Place) => aTask(keeper, { engagementId }),
} as const;
const request = {
  scope: 'place',
  target: ({ contact, engagementId }: Place) => aTask(contact, { engagementId }),
} as const;
const mayMove = (status: 'accepted' | 'requested', to: 'in_progress') => (actor: Actor) =>
  taskAbilities(actor, { status, createdBy: null }).moves.includes(to);

/** A task with one step on its checklist; the step is the other id. */
const step = (by: 'assistant' | 'client') =>
  ({
    scope: 'place',
    target: async ({ keeper, engagementId, mark }: Place) => {
      const { id } = await aTask(keeper, { engagementId, checklist: [{ text: `Look ${mark}`, by }] });
      const { body } = await keeper.get(`/tasks/${id}/checklist`).expect(200);
      return { id, otherId: body.items[0].id as string };
    },
  }) as const;
const stepPath = ({ id, otherId }: Target) => `/tasks/${id}/checklist/${otherId}`;

/** A question that waits, and what it is about. */
const question = {
  scope: 'place',
  target: async ({ keeper, engagementId, mark }: Place) => {
    const { id } = await aTask(keeper, { engagementId });
    return idOf(keeper.post(`/tasks/${id}/questions`, { text: `Which one, ${mark}?` }).expect(201));
  },
} as const;
const mayAnswer = (ability: QuestionAbility) => (actor: Actor) =>
  questionAbilities(actor, { state: 'open' })[ability];

export const questions: Action[] = [
  { operation: 'questionsList', scope: 'none', method: 'get', path: () => '/questions', ok: 200 },
  { operation: 'questionsRead', ...question, method: 'get', ...at('/questions'), ok: 200 },
  { operation: 'taskQuestionsAsk', ...task, method: 'post', ...at('/tasks', '/questions'), body: () => ({ text: 'Which one?' }), ok: 201 },
  { operation: 'questionsAnswer', ...question, method: 'post', ...at('/questions', '/answers'), body: () => ({ text: 'The first' }), ok: 200, may: mayAnswer('answer') },
  { operation: 'questionsWithdraw', ...question, method: 'post', ...at('/questions', '/withdraw'), body: () => ({}), ok: 200, may: mayAnswer('withdraw') },
]; // prettier-ignore

const taskLink = {
  scope: 'place',
  target: async ({ keeper, engagementId, contactId }: Place) => {
    const { id: taskId } = await aTask(keeper, { engagementId });
    return idOf(keeper.post('/task-links', { taskId, contactId }).expect(201));
  },
} as const;

export const taskLinks: Action[] = [
  { operation: 'taskLinksList', scope: 'none', method: 'get', path: () => '/task-links', ok: 200 },
  { operation: 'taskLinksAdd', ...task, method: 'post', path: () => '/task-links', body: ({ id }, { contactId }) => ({ taskId: id, contactId }), ok: 201 },
  { operation: 'taskLinksRevoke', ...taskLink, method: 'delete', ...at('/task-links'), ok: 204 },
]; // prettier-ignore

export const tasks: Action[] = [
  { operation: 'tasksList', scope: 'none', method: 'get', path: () => '/tasks', ok: 200 },
  { operation: 'tasksRead', scope: 'place', target: there('taskId'), method: 'get', ...at('/tasks'), ok: 200 },
  { operation: 'tasksHistory', scope: 'place', target: there('taskId'), method: 'get', ...at('/tasks', '/history'), ok: 200 },
  { operation: 'tasksDelegate', ...engagement, method: 'post', path: () => '/tasks', body: ({ id }) => ({ engagementId: id, title: 'New' }), ok: 201 },
  { operation: 'tasksChange', on: 'one that is taken on', ...task, method: 'patch', ...at('/tasks'), body: () => ({ brief: 'More' }), ok: 200, no: 409,
    may: (actor) => taskAbilities(actor, { status: 'accepted', createdBy: null }).edit },
  { operation: 'tasksChange', on: 'a request', ...request, method: 'patch', ...at('/tasks'), body: () => ({ brief: 'More' }), ok: 200,
    may: (actor) => taskAbilities(actor, { status: 'requested', createdBy: null }).edit },
  { operation: 'tasksMove', ...task, method: 'post', ...at('/tasks', '/transitions'), body: () => ({ to: 'in_progress' }), ok: 200, may: mayMove('accepted', 'in_progress') },
  { operation: 'tasksChangeMany', ...task, method: 'patch', path: () => '/tasks', body: ({ id }) => ({ ids: [id], changes: { priority: 'high' } }), ok: 200 },
  { operation: 'tasksMoveMany', ...task, method: 'post', path: () => '/tasks/transitions', body: ({ id }) => ({ ids: [id], to: 'in_progress' }), ok: 200, may: mayMove('accepted', 'in_progress') },
  { operation: 'checklistList', scope: 'place', target: there('taskId'), method: 'get', ...at('/tasks', '/checklist'), ok: 200 },
  { operation: 'checklistAdd', ...task, method: 'post', ...at('/tasks', '/checklist'), body: (_, { mark }) => ({ text: `Look ${mark}`, by: 'client' }), ok: 201 },
  { operation: 'checklistChange', on: 'the assistant’s step', ...step('assistant'), method: 'patch', path: stepPath, body: () => ({ done: true }), ok: 200,
    may: (actor) => stepAbilities(actor, { status: 'accepted', by: 'assistant' }).tick },
  { operation: 'checklistChange', on: 'the client’s step', ...step('client'), method: 'patch', path: stepPath, body: () => ({ done: true }), ok: 200,
    may: (actor) => stepAbilities(actor, { status: 'accepted', by: 'client' }).tick },
  { operation: 'checklistRemove', ...step('client'), method: 'delete', path: stepPath, ok: 204 },
]; // prettier-ignore
