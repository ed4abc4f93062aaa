import { createHash } from 'node:crypto';
import type { Actor } from '../../src/kernel/actor.js';
import { contactAbilities, knowledgeAbilities } from '../../src/modules/clients/client.policy.js';
import {
  commentAbilities,
  type CommentAbility,
} from '../../src/modules/conversations/conversation.policy.js';
import {
  deliverableAbilities,
  type DeliverableAbility,
} from '../../src/modules/deliverables/deliverable.policy.js';
import { mayKeepHours } from '../../src/modules/appointments/appointment.policy.js';
import { mayInvite } from '../../src/modules/identity/invitation.policy.js';
import { playbookAbilities } from '../../src/modules/playbooks/playbook.policy.js';
import { templateAbilities } from '../../src/modules/playbooks/task-template.policy.js';
import { recurringTaskAbilities } from '../../src/modules/recurring-tasks/recurring-task.policy.js';
import { reportAbilities, type ReportAbility } from '../../src/modules/reports/report.policy.js';
import { stepAbilities } from '../../src/modules/tasks/checklist.policy.js';
import { questionAbilities, type QuestionAbility } from '../../src/modules/tasks/question.policy.js';
import { taskAbilities } from '../../src/modules/tasks/task.policy.js';
import {
  mayKeep,
  timeEntryAbilities,
  type TimeEntryAbility,
} from '../../src/modules/time-entries/time-entry.policy.js';
import { aClient } from '../builders/client.js';
import { aComment } from '../builders/comment.js';
import { aContact } from '../builders/contact.js';
import { aDeliverable } from '../builders/deliverable.js';
import { anEngagement } from '../builders/engagement.js';
import { aPlaybook } from '../builders/playbook.js';
import { aPreference } from '../builders/preference.js';
import { aRate, aRateDay } from '../builders/rate.js';
import { aRecurringTask } from '../builders/recurring-task.js';
import { aService } from '../builders/service.js';
import { aTask } from '../builders/task.js';
import { anAcceptedTask } from '../builders/feedback.js';
import { aReferral, aTouchpoint } from '../builders/touchpoint.js';
import { aTimeBlock } from '../builders/time-block.js';
import { aView } from '../builders/view.js';
import type { Visitor } from './visitor.js';
import { anEntry, type Place } from './world.js';

/** What a request is made about: a record's id, and of its neighbours what the path or body needs. */
export interface Target {
  readonly id: string;
  readonly ownerSeatId?: string;
  /** Where two are needed. */
  readonly otherId?: string;
}

/**
 * Which of the places somebody must have in reach: the record's own, any of the workspace (members, invitations),
 * the person's own records only (tokens), or none (what everybody has: a session, lists).
 */
export type Scope = 'place' | 'workspace' | 'person' | 'none';

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

/** One action on one kind of record: how it is asked for, and what beside the route's word decides about it. */
export interface Action {
  /** Id of the operation in the OpenAPI document. */
  readonly operation: string;
  /** Where an operation stands several times: on what. */
  readonly on?: string;
  readonly scope: Scope;
  readonly method: Method;
  readonly path: (target: Target, place: Place) => string;
  readonly body?: (target: Target, place: Place) => object;
  readonly file?: { readonly name: string; readonly content: string };
  /** Status of success. */
  readonly ok: number;
  /** The record asked about; made anew after each success, because most actions can be done once. */
  readonly target?: (place: Place, by: Visitor) => Promise<Target>;
  /** The policy's word about somebody who has the record in reach and the permission; absent: yes. */
  readonly may?: (actor: Actor, place: Place, target: Target) => boolean;
  /** Status of the policy's no. */
  readonly no?: number;
}

let made = 0;
const next = () => ++made;
const idOf = async (answer: Promise<{ body: { id: string } }>): Promise<Target> => ({
  id: (await answer).body.id,
});
const there = (key: keyof Place) => (place: Place) => Promise.resolve({ id: place[key] as string });
const at = (prefix: string, suffix = '') => ({
  path: ({ id }: Target) => `${prefix}/${id}${suffix}`,
});

const engagement = { scope: 'place', target: there('engagementId') } as const;
const client = {
  scope: 'place',
  target: async ({ keeper, mark }: Place) => aClient(keeper, { name: `${mark} ${next()}` }),
} as const;
const existingClient = { scope: 'place', target: there('clientId') } as const;

const clients: Action[] = [
  { operation: 'clientsList', scope: 'none', method: 'get', path: () => '/clients', ok: 200 },
  { operation: 'clientsAdd', scope: 'none', method: 'post', path: () => '/clients', body: () => ({ name: `New ${next()}` }), ok: 201 },
  { operation: 'clientsRead', ...existingClient, method: 'get', ...at('/clients'), ok: 200 },
  { operation: 'clientsEdit', ...client, method: 'patch', ...at('/clients'), body: () => ({ archived: true }), ok: 200 },
]; // prettier-ignore

const newContact = {
  scope: 'place',
  target: ({ keeper, clientId }: Place) => aContact(keeper, { clientId, name: `K ${next()}` }),
} as const;
const removedContact = { scope: 'place', target: async ({ keeper, clientId }: Place) => {
  const contact = await aContact(keeper, { clientId });
  await keeper.delete(`/contacts/${contact.id}`).expect(204);
  return contact;
} } as const; // prettier-ignore
const mayContact =
  (ability: 'edit' | 'remove' | 'restore') =>
  (actor: Actor, { clientId }: Place) =>
    contactAbilities(actor, { clientId, removed: ability === 'restore', signsIn: false })[ability];

const contacts: Action[] = [
  { operation: 'contactsList', scope: 'none', method: 'get', path: () => '/contacts', ok: 200 },
  { operation: 'contactsAdd', ...existingClient, method: 'post', path: () => '/contacts', ok: 201,
    body: ({ id }) => ({ clientId: id, name: 'New', email: `new-${next()}@example.com`, language: 'it', timeZone: 'Europe/Rome' }) },
  { operation: 'contactsRead', scope: 'place', target: there('contactId'), method: 'get', ...at('/contacts'), ok: 200 },
  { operation: 'contactsEdit', ...newContact, method: 'patch', ...at('/contacts'), body: () => ({ receivesReports: false }), ok: 200, may: mayContact('edit') },
  { operation: 'contactsRemove', ...newContact, method: 'delete', ...at('/contacts'), ok: 204, may: mayContact('remove') },
  { operation: 'contactsRestore', ...removedContact, method: 'post', ...at('/contacts', '/restore'), ok: 200, may: mayContact('restore') },
]; // prettier-ignore

/** What is known of a client does not exist for its contacts. */
const members = { may: (actor: Actor) => actor.role !== 'contact', no: 404 } as const;
const known = {
  scope: 'place',
  target: ({ keeper, clientId }: Place) => aPreference(keeper, { clientId }),
} as const;
const unknown = { scope: 'place', target: async ({ keeper, clientId }: Place) => {
  const preference = await aPreference(keeper, { clientId });
  await keeper.delete(`/preferences/${preference.id}`).expect(204);
  return preference;
} } as const; // prettier-ignore
const mayKnow = (ability: 'edit' | 'confirm' | 'remove' | 'restore') => ({
  may: (actor: Actor) => knowledgeAbilities(actor, { removed: ability === 'restore' })[ability],
  no: 404,
});
const touchpoint = {
  scope: 'place',
  target: ({ keeper, clientId }: Place) => aTouchpoint(keeper, { clientId }),
} as const;
const referral = {
  scope: 'place',
  target: ({ keeper, clientId }: Place) => aReferral(keeper, { clientId }),
} as const;

const knowing: Action[] = [
  { operation: 'clientsStages', ...existingClient, method: 'get', ...at('/clients', '/stages'), ok: 200, ...members },
  { operation: 'preferencesList', scope: 'none', method: 'get', path: () => '/preferences', ok: 200, ...members },
  { operation: 'preferencesAdd', ...existingClient, method: 'post', path: () => '/preferences', ok: 201, ...members,
    body: ({ id }) => ({ clientId: id, kind: 'likes', value: 'Tea', source: 'seen' }) },
  { operation: 'preferencesEdit', ...known, method: 'patch', ...at('/preferences'), body: () => ({ note: 'green' }), ok: 200, ...mayKnow('edit') },
  { operation: 'preferencesConfirm', ...known, method: 'post', ...at('/preferences', '/confirm'), body: () => ({}), ok: 200, ...mayKnow('confirm') },
  { operation: 'preferencesRemove', ...known, method: 'delete', ...at('/preferences'), ok: 204, ...mayKnow('remove') },
  { operation: 'preferencesRestore', ...unknown, method: 'post', ...at('/preferences', '/restore'), body: () => ({}), ok: 200, ...mayKnow('restore') },
  { operation: 'touchpointsList', scope: 'none', method: 'get', path: () => '/touchpoints', ok: 200, ...members },
  { operation: 'touchpointsAdd', ...existingClient, method: 'post', path: () => '/touchpoints', body: ({ id }) => ({ clientId: id, kind: 'other', reason: 'New office' }), ok: 201, ...members },
  { operation: 'touchpointsDecline', ...touchpoint, method: 'post', ...at('/touchpoints', '/decline'), body: () => ({}), ok: 200, ...members },
  { operation: 'touchpointsDone', ...touchpoint, method: 'post', ...at('/touchpoints', '/done'), body: () => ({}), ok: 200, ...members },
  { operation: 'referralsList', scope: 'none', method: 'get', path: () => '/referrals', ok: 200, ...members },
  { operation: 'referralsAdd', ...existingClient, method: 'post', path: () => '/referrals', body: ({ id }) => ({ clientId: id, name: 'Brightwater', on: '2026-11-10' }), ok: 201, ...members },
  { operation: 'referralsEdit', ...referral, method: 'patch', ...at('/referrals'), body: () => ({ note: 'by phone' }), ok: 200, ...members },
  { operation: 'referralsRemove', ...referral, method: 'delete', ...at('/referrals'), ok: 204, ...members },
]; // prettier-ignore

/** Terms of a later day, under which nothing was logged. */
const laterAgreement = {
  scope: 'place',
  target: async ({ keeper, engagementId }: Place) => {
    const validFrom = Temporal.PlainDate.from('2027-01-01').add({ days: next() }).toString();
    const terms = { validFrom, rate: null, allowanceMinutes: null, showAmounts: false };
    return idOf(keeper.post(`/engagements/${engagementId}/agreements`, terms).expect(201));
  },
} as const;
/** The same, with the fingerprint of its terms as the other id. */
const shownAgreement = {
  scope: 'place',
  target: async (place: Place) => {
    const { id } = await laterAgreement.target(place);
    const { body } = await place.keeper
      .get(`/engagements/${place.engagementId}/agreements/${id}`)
      .expect(200);
    return { id, otherId: body.sha256 as string };
  },
} as const;
const agreementPath = ({ id }: Target, { engagementId }: Place) =>
  `/engagements/${engagementId}/agreements/${id}`;

const serviceRate = {
  scope: 'place',
  target: ({ keeper, engagementId, serviceId }: Place) =>
    aRate(keeper, { scope: 'service', engagementId, serviceId }),
} as const;
const workspaceRate = {
  scope: 'workspace',
  target: ({ keeper }: Place) => aRate(keeper, { scope: 'workspace' }),
} as const;

const rates: Action[] = [
  { operation: 'ratesList', scope: 'none', method: 'get', path: () => '/rates', ok: 200 },
  { operation: 'ratesSet', on: 'a client', ...existingClient, method: 'post', path: () => '/rates', ok: 201,
    body: ({ id }) => ({ scope: 'client', clientId: id, rate: { amount: '28.00', currency: 'EUR' }, validFrom: aRateDay() }) },
  { operation: 'ratesSet', on: 'an assistant', ...engagement, method: 'post', path: () => '/rates', ok: 201,
    body: ({ id }, { keeperMemberId }) => ({ scope: 'assistant', engagementId: id, memberId: keeperMemberId, rate: { amount: '33.00', currency: 'EUR' }, validFrom: aRateDay() }) },
  { operation: 'ratesRemove', on: 'a service’s', ...serviceRate, method: 'delete', ...at('/rates'), ok: 204 },
  { operation: 'ratesRemove', on: 'the workspace’s', ...workspaceRate, method: 'delete', ...at('/rates'), ok: 204 },
]; // prettier-ignore

const engagements: Action[] = [
  { operation: 'engagementsList', scope: 'none', method: 'get', path: () => '/engagements', ok: 200 },
  { operation: 'engagementsBegin', ...existingClient, method: 'post', path: () => '/engagements', ok: 201,
    body: ({ id }) => ({ clientId: id, name: `Extra ${next()}`, timeZone: 'Europe/Rome', currency: 'EUR' }) },
  { operation: 'engagementsRead', ...engagement, method: 'get', ...at('/engagements'), ok: 200 },
  { operation: 'engagementsEdit', ...engagement, method: 'patch', ...at('/engagements'), body: (_, { mark }) => ({ name: `Office ${mark}` }), ok: 200 },
  { operation: 'engagementsAgreements', ...engagement, method: 'get', ...at('/engagements', '/agreements'), ok: 200 },
  { operation: 'engagementsAgree', scope: 'place', target: ({ keeper, clientId }) => anEngagement(keeper, { clientId, name: `Extra ${next()}` }),
    method: 'post', ...at('/engagements', '/agreements'), ok: 201,
    body: () => ({ validFrom: '2026-12-01', rate: null, allowanceMinutes: null, showAmounts: false }) },
  { operation: 'engagementsCorrectAgreement', ...laterAgreement, method: 'put', ok: 200, path: agreementPath,
    body: () => ({ validFrom: '2026-12-01', rate: null, allowanceMinutes: 60, showAmounts: false }) },
  { operation: 'engagementsWithdrawAgreement', ...laterAgreement, method: 'delete', ok: 204, path: agreementPath },
  { operation: 'agreementsRead', ...laterAgreement, method: 'get', path: agreementPath, ok: 200 },
  { operation: 'agreementsPropose', ...laterAgreement, method: 'post', ok: 201, path: (target, place) => `${agreementPath(target, place)}/proposal`,
    body: (_, { contactId }) => ({ contactIds: [contactId] }) },
  { operation: 'agreementsAnswer', ...shownAgreement, method: 'post', ok: 201, path: (target, place) => `${agreementPath(target, place)}/answers`,
    body: ({ otherId }) => ({ decision: 'accepted', sha256: otherId }) },
  { operation: 'engagementsAssign', scope: 'place', target: ({ keeper, clientId }) => anEngagement(keeper, { clientId, name: `Extra ${next()}` }),
    method: 'put', ...at('/engagements', '/assistants'), body: (_, { keeperMemberId }) => ({ memberIds: [keeperMemberId] }), ok: 200 },
  { operation: 'engagementsSchedule', ...engagement, method: 'put', ...at('/engagements', '/schedule'), ok: 200,
    body: () => ({ enabled: false, weekday: 1, time: '08:00', autoSend: false }) },
  { operation: 'schedulesPreview', ...engagement, method: 'get', ...at('/engagements', '/schedule/preview'), ok: 200 },
  { operation: 'schedulesRuns', ...engagement, method: 'get', ...at('/engagements', '/schedule-runs'), ok: 200 },
  { operation: 'holidayRegionsList', scope: 'none', method: 'get', path: () => '/holiday-regions', ok: 200 },
  { operation: 'servicesList', scope: 'none', method: 'get', path: () => '/services', ok: 200 },
  { operation: 'servicesAdd', ...engagement, method: 'post', path: () => '/services', body: ({ id }) => ({ engagementId: id, name: `New ${next()}` }), ok: 201 },
  { operation: 'servicesEdit', scope: 'place', target: ({ keeper, engagementId }) => aService(keeper, { engagementId }),
    method: 'patch', ...at('/services'), body: () => ({ archived: true }), ok: 200 },
]; // prettier-ignore

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

const questions: Action[] = [
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

const taskLinks: Action[] = [
  { operation: 'taskLinksList', scope: 'none', method: 'get', path: () => '/task-links', ok: 200 },
  { operation: 'taskLinksAdd', ...task, method: 'post', path: () => '/task-links', body: ({ id }, { contactId }) => ({ taskId: id, contactId }), ok: 201 },
  { operation: 'taskLinksRevoke', ...taskLink, method: 'delete', ...at('/task-links'), ok: 204 },
]; // prettier-ignore

const tasks: Action[] = [
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

/** Accepted, and not asked for yet: nothing that the contact sees. */
const waitingFeedback = { scope: 'place', target: async ({ keeper, contact, engagementId }: Place) => {
  const task = await anAcceptedTask(keeper, contact, engagementId);
  const { body } = await keeper.get(`/feedback?engagementId=${engagementId}`).expect(200);
  return (body.items as { id: string; taskId: string }[]).find(({ taskId }) => taskId === task.id) as Target;
} } as const; // prettier-ignore

const feedback: Action[] = [
  { operation: 'feedbackList', scope: 'none', method: 'get', path: () => '/feedback', ok: 200 },
  { operation: 'feedbackRead', ...waitingFeedback, method: 'get', ...at('/feedback'), ok: 200, ...members },
  { operation: 'feedbackTrend', ...existingClient, method: 'get', path: ({ id }) => `/feedback/trend?clientId=${id}`, ok: 200 },
]; // prettier-ignore

const deliverable = {
  scope: 'place',
  target: ({ keeper, engagementId }: Place) => aDeliverable(keeper, { engagementId }),
} as const;
const deleted = { scope: 'place', target: async ({ keeper, engagementId }: Place) => {
  const built = await aDeliverable(keeper, { engagementId });
  await keeper.delete(`/deliverables/${built.id}`).expect(204);
  return built;
} } as const; // prettier-ignore
const mayPaper = (ability: DeliverableAbility) => (actor: Actor) =>
  deliverableAbilities(actor, {
    deleted: ability === 'restore',
    latest: 1,
    shownVersion: ability === 'show' ? null : 1,
    decision: null,
  })[ability];
const file = { name: 'new.txt', content: 'New' };

const draftPaper = {
  scope: 'place',
  target: ({ keeper, engagementId }: Place) => aDeliverable(keeper, { engagementId, show: 'false' }),
} as const;
/** What the builder's note says, by its hash. */
const looked = {
  version: 1,
  sha256: createHash('sha256').update('What was said').digest('hex'),
};

const archive: Action[] = [
  { operation: 'archiveSearch', scope: 'none', method: 'get', path: () => '/archive/search', ok: 200 },
];

const deliverables: Action[] = [
  { operation: 'deliverablesList', scope: 'none', method: 'get', path: () => '/deliverables', ok: 200 },
  { operation: 'deliverablesRead', scope: 'place', target: there('deliverableId'), method: 'get', ...at('/deliverables'), ok: 200 },
  { operation: 'deliverablesDownload', scope: 'place', target: there('deliverableId'), method: 'get', ...at('/deliverables', '/versions/1/content'), ok: 200 },
  { operation: 'deliverablesHandOver', ...engagement, method: 'post', path: () => '/deliverables', body: ({ id }) => ({ engagementId: id }), file, ok: 201 },
  { operation: 'deliverablesAddVersion', ...deliverable, method: 'post', ...at('/deliverables', '/versions'), body: () => ({}), file, ok: 201, may: mayPaper('addVersion') },
  { operation: 'deliverablesFolders', scope: 'none', method: 'get', path: () => '/deliverables/folders', ok: 200 },
  { operation: 'deliverablesShow', ...draftPaper, method: 'post', ...at('/deliverables', '/show'), ok: 200, may: mayPaper('show') },
  { operation: 'deliverablesHide', ...deliverable, method: 'post', ...at('/deliverables', '/hide'), ok: 200, may: mayPaper('hide') },
  { operation: 'deliverablesAccept', ...deliverable, method: 'post', ...at('/deliverables', '/acceptances'), body: () => looked, ok: 201, may: mayPaper('accept') },
  { operation: 'deliverablesRequestChange', ...deliverable, method: 'post', ...at('/deliverables', '/change-requests'), body: () => ({ ...looked, reason: 'More' }), ok: 201, may: mayPaper('requestChange') },
  { operation: 'deliverablePreviewsLook', scope: 'place', target: there('deliverableId'), method: 'get', ...at('/deliverables', '/versions/1/preview'), ok: 200 },
  { operation: 'deliverablesChange', ...deliverable, method: 'patch', ...at('/deliverables'), body: () => ({ title: 'Other' }), ok: 200, may: mayPaper('edit') },
  { operation: 'deliverablesRemove', ...deliverable, method: 'delete', ...at('/deliverables'), ok: 204, may: mayPaper('remove') },
  { operation: 'deliverablesRestore', ...deleted, method: 'post', ...at('/deliverables', '/restore'), ok: 200, may: mayPaper('restore') },
]; // prettier-ignore

/** Said by the keeper, who owns the workspace: an assistant reads it and changes it not. */
const remark = (visibility: 'internal' | 'client') =>
  ({
    scope: 'place',
    target: async ({ keeper, taskId, mark, keeperMemberId }: Place) => {
      const { id } = await aComment(keeper, { taskId, visibility, body: `Remark ${mark}` });
      return { id, ownerSeatId: keeperMemberId };
    },
  }) as const;
const mayRemark = (ability: CommentAbility) => (actor: Actor, _: Place, { ownerSeatId = '' }: Target) =>
  commentAbilities(actor, { authorId: ownerSeatId, visibility: ability === 'share' ? 'internal' : 'client',
    deleted: false, deletedBy: null })[ability]; // prettier-ignore
const seesInside = (actor: Actor) => actor.role !== 'contact';

const conversations: Action[] = [
  { operation: 'commentsList', scope: 'none', method: 'get', path: () => '/comments', ok: 200 },
  { operation: 'commentsAdd', scope: 'place', target: there('taskId'), method: 'post', path: () => '/comments', body: ({ id }, { mark }) => ({ taskId: id, body: `Remark ${mark}` }), ok: 201 },
  { operation: 'commentsEdits', on: 'one for the client', ...remark('client'), method: 'get', ...at('/comments', '/edits'), ok: 200 },
  { operation: 'commentsEdits', on: 'an internal one', ...remark('internal'), method: 'get', ...at('/comments', '/edits'), ok: 200, may: seesInside, no: 404 },
  { operation: 'commentsEdit', ...remark('client'), method: 'patch', ...at('/comments'), body: (_, { mark }) => ({ body: `Other ${mark}` }), ok: 200, may: mayRemark('edit') },
  { operation: 'commentsRemove', ...remark('client'), method: 'delete', ...at('/comments'), ok: 204, may: mayRemark('remove') },
  { operation: 'attachmentsList', scope: 'none', method: 'get', path: () => '/attachments', ok: 200 },
]; // prettier-ignore

const notices: Action[] = [
  { operation: 'noticesList', scope: 'none', method: 'get', path: () => '/notices', ok: 200 },
  { operation: 'noticesCount', scope: 'none', method: 'get', path: () => '/notices/count', ok: 200 },
  { operation: 'noticesMark', scope: 'none', method: 'post', path: () => '/notices/read', body: () => ({ all: true }), ok: 200 },
  { operation: 'noticePreferencesRead', scope: 'none', method: 'get', path: () => '/notice-preferences', ok: 200 },
  { operation: 'noticePreferencesChoose', scope: 'none', method: 'put', path: () => '/notice-preferences', body: () => ({ items: [{ kind: 'task.moved', mail: 'digest' }] }), ok: 200 },
]; // prettier-ignore

/** Logged by the keeper, who owns the workspace: an assistant reads it and changes it not. */
const kept = (change?: (keeper: Visitor, id: string) => Promise<unknown>) => ({
  scope: 'place' as const,
  target: async ({ keeper, engagementId, mark, keeperMemberId }: Place) => {
    const id = await anEntry(keeper, { engagementId, mark, day: '2026-11-16' });
    await change?.(keeper, id);
    return { id, ownerSeatId: keeperMemberId };
  },
});
const mayEntry = (ability: TimeEntryAbility) => (actor: Actor, _: Place, target: Target) =>
  timeEntryAbilities(actor, {
    memberId: target.ownerSeatId ?? '',
    running: ability === 'stop',
    deleted: ability === 'restore',
    locked: ability === 'adjust' ? 'reported' : null,
  })[ability];
/** Told to the client by a report of its week; each in a week of its own. */
let toldOn = Temporal.PlainDate.from('2025-12-31');
const told = { scope: 'place', target: async ({ keeper, engagementId, mark, keeperMemberId }: Place) => {
  toldOn = toldOn.subtract({ weeks: 1 });
  const id = await anEntry(keeper, { engagementId, mark, day: toldOn.toString() });
  const week = `${toldOn.yearOfWeek}-W${String(toldOn.weekOfYear).padStart(2, '0')}`;
  const { body } = await keeper.post('/reports', { engagementId, week }).expect(201);
  await keeper.post(`/reports/${body.id}/send`).expect(200);
  return { id, ownerSeatId: keeperMemberId };
} } as const; // prettier-ignore
const adjusted = { scope: 'place', target: async (place: Place) => {
  const { id: entryId, ownerSeatId } = await told.target(place);
  const made = await idOf(place.keeper.post('/adjustments', { entryId, seconds: 60, reason: place.mark }).expect(201));
  return { ...made, ownerSeatId };
} } as const; // prettier-ignore

/** The keeper's own days, each once. */
let affirmedOn = Temporal.PlainDate.from('2020-12-31');
const someDay = () => {
  affirmedOn = affirmedOn.subtract({ days: 1 });
  return { from: affirmedOn.toString(), to: affirmedOn.add({ days: 1 }).toString(), idleDays: [] };
};
const affirmed = { scope: 'place', target: async ({ keeper, engagementId, keeperMemberId }: Place) => ({
  ...(await idOf(keeper.post('/affirmations', { engagementId, ...someDay() }).expect(201))),
  ownerSeatId: keeperMemberId,
}) } as const; // prettier-ignore
const mayKeepTarget = (actor: Actor, _: Place, { ownerSeatId = '' }: Target) => mayKeep(actor, ownerSeatId);
const pair = { scope: 'place', target: async ({ keeper, engagementId, mark, keeperMemberId }: Place) => {
  const [id, otherId] = [await anEntry(keeper, { engagementId, mark, day: '2026-11-16' }), await anEntry(keeper, { engagementId, mark, day: '2026-11-16' })];
  return { id, otherId, ownerSeatId: keeperMemberId };
} } as const; // prettier-ignore

const timer = { scope: 'place', target: async ({ keeper, engagementId, keeperMemberId }: Place) => {
  const { body } = await keeper.get('/time-entries/running').expect(200);
  if (body.entry) await keeper.post(`/time-entries/${body.entry.id}/stop`).expect(200);
  const started = { engagementId, startedAt: '2026-11-16T08:30:00Z', overlapReason: 'a test' };
  return { ...(await idOf(keeper.post('/time-entries', started).expect(201))), ownerSeatId: keeperMemberId };
} } as const; // prettier-ignore

const timeEntries: Action[] = [
  { operation: 'timeEntriesList', scope: 'none', method: 'get', path: () => '/time-entries', ok: 200 },
  { operation: 'timeEntriesRunning', scope: 'none', method: 'get', path: () => '/time-entries/running', ok: 200 },
  { operation: 'timeEntriesWeek', scope: 'none', method: 'get', path: () => '/time-entries/week?week=2026-W46', ok: 200 },
  { operation: 'insightsRead', scope: 'none', method: 'get', path: () => '/insights?from=2026-11-01&to=2026-12-01&groupBy=client&bucket=week', ok: 200 },
  { operation: 'timeEntriesRead', scope: 'place', target: there('entryId'), method: 'get', ...at('/time-entries'), ok: 200 },
  { operation: 'timeEntriesLog', ...engagement, method: 'post', path: () => '/time-entries', ok: 201,
    body: ({ id }) => ({ engagementId: id, day: '2026-11-16', durationSeconds: 60 }) },
  { operation: 'timeEntriesChange', ...kept(), method: 'patch', ...at('/time-entries'), body: () => ({ billable: false }), ok: 200, may: mayEntry('edit') },
  { operation: 'timeEntriesStop', ...timer, method: 'post', ...at('/time-entries', '/stop'), body: () => ({}), ok: 200, may: mayEntry('stop') },
  { operation: 'timeEntriesRemove', ...kept(), method: 'delete', ...at('/time-entries'), ok: 204, may: mayEntry('remove') },
  { operation: 'timeEntriesSplit', ...kept(), method: 'post', ...at('/time-entries', '/split'), body: () => ({ seconds: 30 }), ok: 200, may: mayEntry('split') },
  { operation: 'timeEntriesDuplicate', ...kept(), method: 'post', ...at('/time-entries', '/duplicate'), body: () => ({}), ok: 201, may: mayEntry('duplicate') },
  { operation: 'timeEntriesMerge', ...pair, method: 'post', path: () => '/time-entries/merge', body: ({ id, otherId }) => ({ ids: [id, otherId] }), ok: 200, may: mayEntry('edit') },
  { operation: 'timeEntriesBatch', ...engagement, method: 'post', path: () => '/time-entries/batch', ok: 201,
    body: ({ id }) => ({ entries: [{ engagementId: id, day: '2026-11-16', durationSeconds: 60 }] }) },
  { operation: 'timeEntriesChangeMany', ...kept(), method: 'patch', path: () => '/time-entries', body: ({ id }) => ({ ids: [id], changes: { rush: true } }), ok: 200, may: mayEntry('edit') },
  { operation: 'timeEntriesRemoveMany', ...kept(), method: 'post', path: () => '/time-entries/removals', body: ({ id }) => ({ ids: [id] }), ok: 204, may: mayEntry('remove') },
  { operation: 'timeEntriesRestoreMany', ...kept((keeper, id) => keeper.delete(`/time-entries/${id}`)), method: 'post', path: () => '/time-entries/restorations', body: ({ id }) => ({ ids: [id] }), ok: 200, may: mayEntry('restore') },
  { operation: 'affirmationsList', scope: 'none', method: 'get', path: () => '/affirmations', ok: 200 },
  { operation: 'affirmationsAffirm', ...engagement, method: 'post', path: () => '/affirmations', body: ({ id }) => ({ engagementId: id, ...someDay() }), ok: 201 },
  { operation: 'affirmationsWithdraw', ...affirmed, method: 'delete', ...at('/affirmations'), ok: 204, may: mayKeepTarget },
  { operation: 'adjustmentsList', scope: 'none', method: 'get', path: () => '/adjustments', ok: 200 },
  { operation: 'adjustmentsAdjust', ...told, method: 'post', path: () => '/adjustments', body: ({ id }) => ({ entryId: id, seconds: 60, reason: 'Forgotten' }), ok: 201, may: mayKeepTarget },
  { operation: 'adjustmentsRemove', ...adjusted, method: 'delete', ...at('/adjustments'), ok: 204, may: mayKeepTarget },
  { operation: 'timeEntriesRestore', ...kept((keeper, id) => keeper.delete(`/time-entries/${id}`)), method: 'post', ...at('/time-entries', '/restore'), ok: 200, may: mayEntry('restore') },
]; // prettier-ignore

/** The client is asked about hours beyond a balance that is used up. */
const askedConsent = { scope: 'place', target: async ({ keeper, clientId }: Place) => {
  const { id: engagementId } = await anEngagement(keeper, { clientId, name: `Extra ${next()}`, allowanceMinutes: 1 });
  await keeper.post('/time-entries', { engagementId, day: '2026-11-16', durationSeconds: 60 }).expect(201);
  const { body } = await keeper.get(`/consents?engagementId=${engagementId}`).expect(200);
  return { id: body.items[0].id as string };
} } as const; // prettier-ignore
const balanceLink = { scope: 'place', target: ({ keeper, engagementId, contactId }: Place) =>
  idOf(keeper.post('/balance-links', { engagementId, contactId }).expect(201)) } as const; // prettier-ignore

const balances: Action[] = [
  { operation: 'balancesRead', ...engagement, method: 'get', ...at('/engagements', '/balance'), ok: 200 },
  { operation: 'balancesPeriods', ...engagement, method: 'get', ...at('/engagements', '/balance/periods'), ok: 200 },
  { operation: 'balancesLines', ...engagement, method: 'get', ...at('/engagements', '/balance/lines'), ok: 200 },
  { operation: 'consentsList', scope: 'none', method: 'get', path: () => '/consents', ok: 200 },
  { operation: 'consentsAnswer', ...askedConsent, method: 'post', ...at('/consents', '/answers'), body: () => ({ granted: true, minutes: null }), ok: 200 },
  { operation: 'balanceLinksList', scope: 'none', method: 'get', path: () => '/balance-links', ok: 200 },
  { operation: 'balanceLinksAdd', ...engagement, method: 'post', path: () => '/balance-links', body: ({ id }, { contactId }) => ({ engagementId: id, contactId }), ok: 201 },
  { operation: 'balanceLinksRevoke', ...balanceLink, method: 'delete', ...at('/balance-links'), ok: 204 },
]; // prettier-ignore

/** A link to the report that was sent, made by a member. */
const reportLink = { scope: 'place', target: ({ keeper, reportId }: Place) =>
  idOf(keeper.post('/report-links', { reportId }).expect(201)) } as const; // prettier-ignore

/** Each draft in a week of its own: there is one report a week. */
let week = Temporal.PlainDate.from('2026-11-02');
const draft = { scope: 'place', target: ({ keeper, engagementId }: Place) => {
  week = week.subtract({ weeks: 1 });
  const name = `${week.yearOfWeek}-W${String(week.weekOfYear).padStart(2, '0')}`;
  return idOf(keeper.post('/reports', { engagementId, week: name }).expect(201));
} } as const; // prettier-ignore
const sent = { scope: 'place', target: there('reportId') } as const;
/** Each told in a week of its own, long before all others, so that a later version can be begun of it. */
let tellableOn = Temporal.PlainDate.from('2019-12-30');
const tellable = { scope: 'place', target: async ({ keeper, engagementId }: Place) => {
  const from = tellableOn = tellableOn.subtract({ weeks: 1 });
  const days = { from: from.toString(), to: from.add({ weeks: 1 }).toString() };
  const { body } = await keeper.post('/reports', { engagementId, ...days }).expect(201);
  await keeper.post(`/reports/${body.id}/send`).expect(200);
  return { id: body.id as string };
} } as const; // prettier-ignore
const mayReport = (state: 'draft' | 'sent', ability: ReportAbility) => (actor: Actor) =>
  reportAbilities(actor, { state })[ability];
const seesDrafts = (actor: Actor) => actor.role !== 'contact';

const reports: Action[] = [
  { operation: 'reportList', scope: 'none', method: 'get', path: () => '/reports', ok: 200 },
  { operation: 'reportCompose', ...engagement, method: 'post', path: () => '/reports', body: ({ id }) => ({ engagementId: id, week: '2026-W45' }), ok: 201 },
  { operation: 'reportRead', on: 'one that was sent', ...sent, method: 'get', ...at('/reports'), ok: 200 },
  { operation: 'reportRead', on: 'a draft', scope: 'place', target: there('draftId'), method: 'get', ...at('/reports'), ok: 200, may: seesDrafts, no: 404 },
  { operation: 'reportPdf', on: 'one that was sent', ...sent, method: 'get', ...at('/reports', '/pdf?language=it'), ok: 200 },
  { operation: 'reportPdf', on: 'a draft', scope: 'place', target: there('draftId'), method: 'get', ...at('/reports', '/pdf'), ok: 200, may: seesDrafts, no: 404 },
  { operation: 'reportContent', on: 'one that was sent', ...sent, method: 'get', ...at('/reports', '/content'), ok: 200 },
  { operation: 'reportContent', on: 'a draft', scope: 'place', target: there('draftId'), method: 'get', ...at('/reports', '/content'), ok: 200, may: seesDrafts, no: 404 },
  { operation: 'reportEdit', ...draft, method: 'patch', ...at('/reports'), body: () => ({ word: 'Good' }), ok: 200, may: mayReport('draft', 'edit') },
  { operation: 'reportEdit', on: 'one that was sent', ...sent, method: 'patch', ...at('/reports'), body: () => ({ word: 'Good' }), ok: 200, may: mayReport('sent', 'edit'), no: 409 },
  { operation: 'reportRefresh', ...draft, method: 'post', ...at('/reports', '/refresh'), body: () => ({}), ok: 200, may: mayReport('draft', 'edit') },
  { operation: 'reportSend', ...draft, method: 'post', ...at('/reports', '/send'), body: () => ({}), ok: 200, may: mayReport('draft', 'send') },
  { operation: 'reportRemove', ...draft, method: 'delete', ...at('/reports'), ok: 204, may: mayReport('draft', 'remove') },
  { operation: 'reportRemove', on: 'one that was sent', ...sent, method: 'delete', ...at('/reports'), ok: 204, may: mayReport('sent', 'remove'), no: 409 },
  { operation: 'reportReviewHold', ...draft, method: 'post', ...at('/reports', '/hold'), body: () => ({ note: 'Not yet' }), ok: 200, may: mayReport('draft', 'hold') },
  { operation: 'reportReviewRelease', ...draft, method: 'post', ...at('/reports', '/release'), body: () => ({}), ok: 200, may: mayReport('draft', 'edit') },
  { operation: 'reportReviewRevise', ...tellable, method: 'post', ...at('/reports', '/revisions'), body: () => ({ reason: 'Counted twice' }), ok: 201, may: mayReport('sent', 'revise') },
  { operation: 'reportReviewVersions', on: 'one that was sent', ...sent, method: 'get', ...at('/reports', '/versions'), ok: 200 },
  { operation: 'reportReviewVersions', on: 'a draft', scope: 'place', target: there('draftId'), method: 'get', ...at('/reports', '/versions'), ok: 200, may: seesDrafts, no: 404 },
  { operation: 'reportAnswer', ...sent, method: 'post', ...at('/reports', '/answers'), body: () => ({ kind: 'question', text: 'Why?' }), ok: 200, may: mayReport('sent', 'ask') },
  { operation: 'reportReply', ...sent, method: 'put', path: ({ id }, { answerId }) => `/reports/${id}/answers/${answerId}/reply`, body: () => ({ text: 'So' }), ok: 200, may: mayReport('sent', 'reply') },
  { operation: 'reportRetry', ...sent, method: 'post', path: ({ id }, { deliveryId }) => `/reports/${id}/deliveries/${deliveryId}/retry`, body: () => ({}), ok: 200 },
  { operation: 'reportDeliveryHistory', ...sent, method: 'get', path: ({ id }, { deliveryId }) => `/reports/${id}/deliveries/${deliveryId}/history`, ok: 200 },
  { operation: 'reportRevokeLink', ...sent, method: 'delete', path: ({ id }, { deliveryId }) => `/reports/${id}/deliveries/${deliveryId}/link`, ok: 200 },
  { operation: 'reportFilesRenewLink', ...sent, method: 'post', path: ({ id }, { deliveryId }) => `/reports/${id}/deliveries/${deliveryId}/link`, body: () => ({}), ok: 200 },
  { operation: 'reportFilesExport', on: 'one that was sent', ...sent, method: 'get', ...at('/reports', '/export?format=csv'), ok: 200 },
  { operation: 'reportFilesExport', on: 'a draft', scope: 'place', target: there('draftId'), method: 'get', ...at('/reports', '/export?format=json'), ok: 200, may: seesDrafts, no: 404 },
  { operation: 'reportLinksList', scope: 'none', method: 'get', path: () => '/report-links', ok: 200 },
  { operation: 'reportLinksAdd', ...sent, method: 'post', path: () => '/report-links', body: ({ id }) => ({ reportId: id }), ok: 201 },
  { operation: 'reportLinksRevoke', ...reportLink, method: 'delete', ...at('/report-links'), ok: 204, may: (actor) => actor.role !== 'contact', no: 404 },
  { operation: 'reportRestoreLink', ...sent, method: 'put', path: ({ id }, { deliveryId }) => `/reports/${id}/deliveries/${deliveryId}/link`, body: () => ({}), ok: 200 },
]; // prettier-ignore

const csv = {
  name: 'toggl.csv',
  content: 'Email,Client,Start date,Start time,Duration\nx@example.com,New,2026-11-16,09:00:00,00:20:00',
};
const waitingFile = {
  scope: 'workspace',
  target: ({ keeper }: Place) => idOf(keeper.upload('/imports', {}, csv).expect(201)),
} as const;

const imports: Action[] = [
  { operation: 'importsList', scope: 'none', method: 'get', path: () => '/imports', ok: 200 },
  { operation: 'importsAdd', scope: 'none', method: 'post', path: () => '/imports', body: () => ({}), file: csv, ok: 201 },
  { operation: 'importsRead', ...waitingFile, method: 'get', ...at('/imports'), ok: 200 },
  { operation: 'importsEdit', ...waitingFile, method: 'patch', ...at('/imports'), body: () => ({ takeGoodRows: true }), ok: 200 },
  { operation: 'importsPreview', ...waitingFile, method: 'post', ...at('/imports', '/preview'), body: () => ({}), ok: 200 },
  { operation: 'importsStart', ...waitingFile, method: 'post', ...at('/imports', '/start'), body: () => ({}), ok: 200 },
  { operation: 'importsRemove', ...waitingFile, method: 'delete', ...at('/imports'), ok: 204 },
  { operation: 'exportsTimeEntries', scope: 'none', method: 'get', path: () => '/time-entries/export?format=json', ok: 200 },
  { operation: 'exportsWorkspace', scope: 'none', method: 'get', path: () => '/workspace/export', ok: 200 },
]; // prettier-ignore

const playbook = (fields: object = {}) => ({ scope: 'place', target: async ({ keeper, engagementId, mark }: Place) =>
  aPlaybook(keeper, { engagementId, title: `${mark} ${next()}`, ...fields }) }) as const; // prettier-ignore
const practicePlaybook = { scope: 'workspace', target: async ({ keeper }: Place) =>
  aPlaybook(keeper, { engagementId: null }) } as const; // prettier-ignore
const shared = playbook({ shared: true });
const notContacts = (actor: Actor) => actor.role !== 'contact';
const mayPlaybook =
  (ability: 'edit' | 'improve') =>
  (actor: Actor, { engagementId }: Place) =>
    playbookAbilities(actor, { engagementId, archivedAt: null })[ability];
const template = (fields: object = {}) => ({ scope: 'workspace', target: ({ keeper }: Place) =>
  idOf(keeper.post('/task-templates', { language: 'en', title: `New ${next()}`, ...fields }).expect(201)) }) as const; // prettier-ignore
const deletedTemplate = { scope: 'workspace', target: async (place: Place) => {
  const { id } = await template().target(place);
  await place.keeper.delete(`/task-templates/${id}`).expect(204);
  return { id };
} } as const; // prettier-ignore
const mayTemplate = (ability: 'edit' | 'remove') => (actor: Actor) =>
  templateAbilities(actor, { shipped: false })[ability];
const series = { scope: 'place', target: async ({ keeper, engagementId, mark }: Place) =>
  aRecurringTask(keeper, { engagementId, title: `${mark} ${next()}` }) } as const; // prettier-ignore
const withException = { scope: 'place', target: async (place: Place) => {
  const { id } = await series.target(place);
  await place.keeper.post(`/recurring-tasks/${id}/exceptions`, { day: '2026-12-07', kind: 'skip' }).expect(200);
  return { id };
} } as const; // prettier-ignore
const maySeries = (actor: Actor) => recurringTaskAbilities(actor, { endedOn: null }).edit;
const inMarkdown = { markdown: '- One step' };
const everyMonday = { title: 'New', rule: 'FREQ=WEEKLY', startsOn: '2026-11-16', time: '09:00' };

const playbooks: Action[] = [
  { operation: 'playbooksList', scope: 'none', method: 'get', path: () => '/playbooks', ok: 200 },
  { operation: 'playbooksRead', on: 'a shared one', ...shared, method: 'get', ...at('/playbooks'), ok: 200 },
  { operation: 'playbooksRead', on: 'one of the members', ...playbook(), method: 'get', ...at('/playbooks'), ok: 200, may: notContacts, no: 404 },
  { operation: 'playbooksRead', on: 'one of the practice', ...practicePlaybook, method: 'get', ...at('/playbooks'), ok: 200, may: notContacts, no: 404 },
  { operation: 'playbooksVersions', ...shared, method: 'get', ...at('/playbooks', '/versions'), ok: 200 },
  { operation: 'playbooksVersions', on: 'one of the members', ...playbook(), method: 'get', ...at('/playbooks', '/versions'), ok: 200, may: notContacts, no: 404 },
  { operation: 'playbooksPdf', ...shared, method: 'get', ...at('/playbooks', '/pdf'), ok: 200 },
  { operation: 'playbooksPdf', on: 'one of the members', ...playbook(), method: 'get', ...at('/playbooks', '/pdf'), ok: 200, may: notContacts, no: 404 },
  { operation: 'playbooksWrite', ...engagement, method: 'post', path: () => '/playbooks', body: ({ id }) => ({ engagementId: id, title: 'New', language: 'it', ...inMarkdown }), ok: 201 },
  { operation: 'playbooksEdit', ...shared, method: 'patch', ...at('/playbooks'), body: () => ({ title: 'Other' }), ok: 200, may: mayPlaybook('edit') },
  { operation: 'playbooksImprove', ...shared, method: 'post', ...at('/playbooks', '/versions'), body: () => inMarkdown, ok: 200, may: mayPlaybook('improve') },
  { operation: 'taskTemplatesList', scope: 'none', method: 'get', path: () => '/task-templates', ok: 200 },
  { operation: 'taskTemplatesAdd', scope: 'none', method: 'post', path: () => '/task-templates', body: () => ({ language: 'it', title: `New ${next()}` }), ok: 201 },
  { operation: 'taskTemplatesEdit', ...template({ offered: true }), method: 'patch', ...at('/task-templates'), body: () => ({ title: 'Other' }), ok: 200, may: mayTemplate('edit') },
  { operation: 'taskTemplatesRemove', ...template(), method: 'delete', ...at('/task-templates'), ok: 204, may: mayTemplate('remove') },
  { operation: 'taskTemplatesRestore', ...deletedTemplate, method: 'post', ...at('/task-templates', '/restore'), ok: 200, may: mayTemplate('edit') },
  { operation: 'recurringTasksList', scope: 'none', method: 'get', path: () => '/recurring-tasks', ok: 200 },
  { operation: 'recurringTasksRead', ...series, method: 'get', ...at('/recurring-tasks'), ok: 200 },
  { operation: 'recurringTasksBegin', ...engagement, method: 'post', path: () => '/recurring-tasks', body: ({ id }) => ({ engagementId: id, ...everyMonday }), ok: 201 },
  { operation: 'recurringTasksChange', ...series, method: 'patch', ...at('/recurring-tasks'), body: () => ({ title: 'Other' }), ok: 200, may: maySeries },
  { operation: 'recurringTasksPause', ...series, method: 'post', ...at('/recurring-tasks', '/pause'), body: () => ({}), ok: 200, may: maySeries },
  { operation: 'recurringTasksResume', ...series, method: 'post', ...at('/recurring-tasks', '/resume'), body: () => ({}), ok: 200, may: maySeries },
  { operation: 'recurringTasksEnd', ...series, method: 'post', ...at('/recurring-tasks', '/end'), body: () => ({}), ok: 200, may: maySeries },
  { operation: 'recurringTasksExcept', ...series, method: 'post', ...at('/recurring-tasks', '/exceptions'), body: () => ({ day: '2026-12-07', kind: 'skip' }), ok: 200, may: maySeries },
  { operation: 'recurringTasksUnexcept', ...withException, method: 'delete', ...at('/recurring-tasks', '/exceptions/2026-12-07'), ok: 200, may: maySeries },
]; // prettier-ignore

/** Of the workspace, and shared: nobody's who is a contact. */
const view = {
  scope: 'workspace',
  target: ({ keeper }: Place) => aView(keeper, { sharedWith: 'members', schedule: mondays }),
} as const;
const deletedView = { scope: 'workspace', target: async (place: Place) => {
  const { id } = await view.target(place);
  await place.keeper.delete(`/views/${id}`).expect(204);
  return { id };
} } as const; // prettier-ignore
const mondays = { enabled: true, weekday: 1, time: '08:00', timeZone: 'Europe/Rome' };
const byClient = { groupBy: ['client'], range: { kind: 'last_week' } };

const views: Action[] = [
  { operation: 'viewsList', scope: 'none', method: 'get', path: () => '/views', ok: 200, ...members },
  { operation: 'viewsAdd', scope: 'none', method: 'post', path: () => '/views', body: () => ({ ...byClient, name: `New ${next()}`, columns: ['seconds'] }), ok: 201, ...members },
  { operation: 'viewsAsk', scope: 'none', method: 'post', path: () => '/views/figures', body: () => byClient, ok: 200, ...members },
  { operation: 'viewsRead', ...view, method: 'get', ...at('/views'), ok: 200, ...members },
  { operation: 'viewsFigures', ...view, method: 'get', ...at('/views', '/figures'), ok: 200, ...members },
  { operation: 'viewsExport', ...view, method: 'get', ...at('/views', '/export?format=csv'), ok: 200, ...members },
  { operation: 'viewsWant', ...view, method: 'put', ...at('/views', '/mail'), body: () => ({ wanted: true }), ok: 200, ...members },
  { operation: 'viewsEdit', ...view, method: 'patch', ...at('/views'), body: () => ({ name: 'Other' }), ok: 200, ...members },
  { operation: 'viewsRemove', ...view, method: 'delete', ...at('/views'), ok: 204, ...members },
  { operation: 'viewsRestore', ...deletedView, method: 'post', ...at('/views', '/restore'), body: () => ({}), ok: 200, ...members },
]; // prettier-ignore

const newMember = () => ({ email: `new-${next()}@example.com`, name: 'New', role: 'assistant' });
const invitation = {
  scope: 'workspace',
  target: ({ keeper }: Place) => idOf(keeper.post('/invitations', newMember()).expect(201)),
} as const;
const contactInvitation = { scope: 'place', target: async ({ keeper, clientId }: Place) => {
  const { id: contactId } = await aContact(keeper, { clientId });
  return idOf(keeper.post('/invitations', { contactId }).expect(201));
} } as const; // prettier-ignore
const mayInviteMembers = (actor: Actor) => mayInvite(actor, null);
const mayInviteContacts = (actor: Actor, { clientId }: Place) => mayInvite(actor, clientId);
const ownToken = {
  scope: 'person',
  target: (_: Place, by: Visitor) => idOf(by.post('/tokens', { name: 'New' }).expect(201)),
} as const;
const keepersToken = { scope: 'person', target: there('tokenId') } as const;

const suppression = {
  scope: 'workspace',
  target: ({ keeper }: Place) =>
    idOf(keeper.post('/suppressions', { address: `gone-${next()}@example.com` }).expect(201)),
} as const;
const removedSuppression = {
  scope: 'workspace',
  target: async (place: Place) => {
    const listed = await suppression.target(place);
    await place.keeper.delete(`/suppressions/${listed.id}`).expect(204);
    return listed;
  },
} as const;

const ownFeed = {
  scope: 'person',
  target: (_: Place, by: Visitor) =>
    idOf(by.post('/calendar-feeds', { name: `Feed ${next()}`, contents: ['due_dates'] }).expect(201)),
} as const;
const feeds: Action[] = [
  { operation: 'calendarFeedsList', scope: 'none', method: 'get', path: () => '/calendar-feeds', ok: 200 },
  { operation: 'calendarFeedsAdd', scope: 'none', method: 'post', path: () => '/calendar-feeds', body: () => ({ name: `Feed ${next()}`, contents: ['due_dates'] }), ok: 201 },
  { operation: 'calendarFeedsEdit', ...ownFeed, method: 'patch', ...at('/calendar-feeds'), body: () => ({ name: `Feed ${next()}` }), ok: 200 },
  { operation: 'calendarFeedsRotate', ...ownFeed, method: 'post', ...at('/calendar-feeds', '/rotate'), ok: 201 },
  { operation: 'calendarFeedsRemove', ...ownFeed, method: 'delete', ...at('/calendar-feeds'), ok: 204 },
]; // prettier-ignore

const identity: Action[] = [
  { operation: 'workspaceRead', scope: 'none', method: 'get', path: () => '/workspace', ok: 200 },
  { operation: 'suppressionsList', scope: 'none', method: 'get', path: () => '/suppressions', ok: 200 },
  { operation: 'suppressionsAdd', scope: 'none', method: 'post', path: () => '/suppressions', body: () => ({ address: `never-${next()}@example.com` }), ok: 201 },
  { operation: 'suppressionsRemove', ...suppression, method: 'delete', ...at('/suppressions'), ok: 204 },
  { operation: 'suppressionsRestore', ...removedSuppression, method: 'post', ...at('/suppressions', '/restore'), ok: 200 },
  { operation: 'workspaceRename', scope: 'none', method: 'patch', path: () => '/workspace', body: () => ({ name: 'Studio' }), ok: 200 },
  { operation: 'membersList', scope: 'none', method: 'get', path: () => '/members', ok: 200 },
  { operation: 'invitationsList', scope: 'none', method: 'get', path: () => '/invitations', ok: 200 },
  { operation: 'invitationsInvite', on: 'a member', scope: 'none', method: 'post', path: () => '/invitations', body: newMember, ok: 201, may: mayInviteMembers, no: 403 },
  { operation: 'invitationsInvite', on: 'a contact', ...newContact, method: 'post', path: () => '/invitations', body: ({ id }) => ({ contactId: id }), ok: 201, may: mayInviteContacts },
  { operation: 'invitationsResend', on: 'a member’s', ...invitation, method: 'post', ...at('/invitations', '/resend'), body: () => ({}), ok: 200, may: mayInviteMembers, no: 404 },
  { operation: 'invitationsResend', on: 'a contact’s', ...contactInvitation, method: 'post', ...at('/invitations', '/resend'), body: () => ({}), ok: 200, may: mayInviteContacts },
  { operation: 'invitationsRevoke', on: 'a member’s', ...invitation, method: 'delete', ...at('/invitations'), ok: 204, may: mayInviteMembers, no: 404 },
  { operation: 'invitationsRevoke', on: 'a contact’s', ...contactInvitation, method: 'delete', ...at('/invitations'), ok: 204, may: mayInviteContacts },
  { operation: 'tokensList', scope: 'none', method: 'get', path: () => '/tokens', ok: 200 },
  { operation: 'tokensCreate', scope: 'none', method: 'post', path: () => '/tokens', body: () => ({ name: `New ${next()}` }), ok: 201 },
  { operation: 'tokensRevoke', on: 'one’s own', ...ownToken, method: 'delete', ...at('/tokens'), ok: 204 },
  { operation: 'tokensRevoke', on: 'the keeper’s', ...keepersToken, method: 'delete', ...at('/tokens'), ok: 204, may: ({ seatId }, { keeperMemberId }) => seatId === keeperMemberId, no: 404 },
  { operation: 'googleSignInRead', scope: 'none', method: 'get', path: () => '/person/google', ok: 200 },
  { operation: 'googleSignInUnlink', scope: 'none', method: 'delete', path: () => '/person/google', ok: 204 },
  { operation: 'calendarConnectionsList', scope: 'none', method: 'get', path: () => '/calendar-connections', ok: 200 },
  { operation: 'syncIssuesList', scope: 'none', method: 'get', path: () => '/sync-issues', ok: 200 },
  { operation: 'calendarConnectionsOffer', scope: 'none', method: 'get', path: () => '/calendar-connections/offer', ok: 200 },
  { operation: 'sessionRead', scope: 'none', method: 'get', path: () => '/session', ok: 200 },
  { operation: 'personEdit', scope: 'none', method: 'patch', path: () => '/person', body: () => ({ language: 'en' }), ok: 200 },
]; // prettier-ignore

/** Set aside by the keeper, in their own week. */
const block = {
  scope: 'place',
  target: async ({ keeper, keeperMemberId, taskId }: Place) => {
    const { id } = await aTimeBlock(keeper, { taskId });
    return { id, ownerSeatId: keeperMemberId };
  },
} as const;
const removedBlock = { scope: 'place', target: async (place: Place) => {
  const target = await block.target(place);
  await place.keeper.delete(`/time-blocks/${target.id}`).expect(204);
  return target;
} } as const; // prettier-ignore
const oneWeek = 'from=2026-11-16T00:00:00Z&to=2026-11-23T00:00:00Z';
const tuesday = { startsAt: '2026-11-17T09:00:00Z', endsAt: '2026-11-17T10:00:00Z' };

const planning: Action[] = [
  { operation: 'timeBlocksList', scope: 'none', method: 'get', path: () => '/time-blocks', ok: 200, ...members },
  { operation: 'timeBlocksRead', ...block, method: 'get', ...at('/time-blocks'), ok: 200, ...members },
  { operation: 'timeBlocksPlan', scope: 'place', target: there('taskId'), method: 'post', path: () => '/time-blocks', body: ({ id }) => ({ taskId: id, ...tuesday }), ok: 201 },
  { operation: 'timeBlocksChange', ...block, method: 'patch', ...at('/time-blocks'), body: () => ({ note: 'Other' }), ok: 200, may: mayKeepTarget },
  { operation: 'timeBlocksRemove', ...block, method: 'delete', ...at('/time-blocks'), ok: 204, may: mayKeepTarget },
  { operation: 'timeBlocksRestore', ...removedBlock, method: 'post', ...at('/time-blocks', '/restore'), body: () => ({}), ok: 200, may: mayKeepTarget },
  { operation: 'entryCandidatesList', scope: 'none', method: 'get', path: () => '/entry-candidates', ok: 200, ...members },
  { operation: 'busyTimesList', scope: 'none', method: 'get', path: () => `/busy-times?${oneWeek}`, ok: 200, ...members },
]; // prettier-ignore

/** Half an hour of its own in the future, so that the host is free. */
const halfHour = () => {
  const start = Temporal.Instant.from('2027-03-01T00:00:00Z').add({ minutes: next() * 30 });
  return { startsAt: start.toString(), endsAt: start.add({ minutes: 30 }).toString() };
};
const guests = ({ contactId, engagementId }: Place) => ({
  contactIds: [contactId],
  engagementId,
  title: 'T',
});
/** With a time to which it can go. */
const appointment = { scope: 'place', target: async (place: Place) => {
  const { body } = await place.keeper.post('/appointments', { ...guests(place), ...halfHour() }).expect(201);
  const slots = await place.keeper.get(`/appointments/${body.id}/slots`).expect(200);
  return { id: body.id as string, otherId: slots.body.items.at(-1).startsAt as string };
} } as const; // prettier-ignore
const proposal = { scope: 'place', target: async (place: Place) => {
  const { body } = await place.keeper.post('/appointment-proposals', { ...guests(place), minutes: 30 }).expect(201);
  const slots = await place.keeper.get(`/appointment-proposals/${body.id}/slots`).expect(200);
  return { id: body.id as string, otherId: slots.body.items.at(-1).startsAt as string };
} } as const; // prettier-ignore
const keptHours = { timeZone: 'Europe/Rome', windows: [], bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
const mayMeet = { may: (actor: Actor, { keeperMemberId }: Place) => mayKeepHours(actor, keeperMemberId), no: 404 }; // prettier-ignore

const appointments: Action[] = [
  { operation: 'appointmentsList', scope: 'none', method: 'get', path: () => '/appointments', ok: 200 },
  { operation: 'appointmentsBook', ...engagement, method: 'post', path: () => '/appointments', body: (_, place) => ({ ...guests(place), ...halfHour() }), ok: 201 },
  { operation: 'appointmentsRead', ...appointment, method: 'get', ...at('/appointments'), ok: 200 },
  { operation: 'appointmentsEdit', ...appointment, method: 'patch', ...at('/appointments'), body: () => ({ title: 'Other' }), ok: 200 },
  { operation: 'appointmentsSlots', ...appointment, method: 'get', ...at('/appointments', '/slots'), ok: 200 },
  { operation: 'appointmentsMove', ...appointment, method: 'post', ...at('/appointments', '/move'), body: ({ otherId }) => ({ startsAt: otherId }), ok: 200 },
  { operation: 'appointmentsCancel', ...appointment, method: 'post', ...at('/appointments', '/cancel'), ok: 200 },
  { operation: 'appointmentProposalsList', scope: 'none', method: 'get', path: () => '/appointment-proposals', ok: 200 },
  { operation: 'appointmentProposalsPropose', ...engagement, method: 'post', path: () => '/appointment-proposals', body: (_, place) => ({ ...guests(place), minutes: 30 }), ok: 201 },
  { operation: 'appointmentProposalsRead', ...proposal, method: 'get', ...at('/appointment-proposals'), ok: 200 },
  { operation: 'appointmentProposalsSlots', ...proposal, method: 'get', ...at('/appointment-proposals', '/slots'), ok: 200 },
  { operation: 'appointmentProposalsBook', ...proposal, method: 'post', ...at('/appointment-proposals', '/book'), body: ({ otherId }) => ({ startsAt: otherId }), ok: 200 },
  { operation: 'appointmentProposalsWithdraw', ...proposal, method: 'delete', ...at('/appointment-proposals'), ok: 204 },
  { operation: 'hostHoursRead', scope: 'workspace', target: there('keeperMemberId'), method: 'get', ...at('/members', '/hours'), ok: 200, ...mayMeet },
  { operation: 'hostHoursKeep', scope: 'workspace', target: there('keeperMemberId'), method: 'put', ...at('/members', '/hours'), body: () => keptHours, ok: 200, ...mayMeet },
]; // prettier-ignore

/** Half an hour of its own in the past. */
const pastHalfHour = () => {
  const endsAt = Temporal.Instant.from('2026-11-10T12:00:00Z').subtract({ minutes: 30 * next() });
  return { startsAt: endsAt.subtract({ minutes: 30 }).toString(), endsAt: endsAt.toString() };
};
const session = { scope: 'place', target: async (place: Place) =>
  idOf(place.keeper.post('/appointments', { ...guests(place), ...pastHalfHour() }).expect(201)) } as const; // prettier-ignore
const followUp = { scope: 'place', target: async (place: Place) => {
  const { id } = await session.target(place);
  const { body } = await place.keeper.put(`/appointments/${id}/attendance`, { attendance: 'no_show_client' }).expect(200);
  return { id: body.followUp.id as string };
} } as const; // prettier-ignore

const attendance: Action[] = [
  { operation: 'attendanceRead', ...session, method: 'get', ...at('/appointments', '/attendance'), ok: 200 },
  { operation: 'attendanceNote', ...session, method: 'put', ...at('/appointments', '/attendance'), body: () => ({ attendance: 'late' }), ok: 200 },
  { operation: 'clientAttendanceOfClient', ...existingClient, method: 'get', ...at('/clients', '/attendance'), ok: 200 },
  { operation: 'followUpsList', scope: 'none', method: 'get', path: () => '/appointment-follow-ups', ok: 200, ...members },
  { operation: 'followUpsDrop', ...followUp, method: 'post', ...at('/appointment-follow-ups', '/drop'), ok: 200, ...members },
]; // prettier-ignore

/** Every action that the isolation tests try as everybody, everywhere. */
export const actions: readonly Action[] = [
  ...feeds,
  ...identity,
  ...clients,
  ...contacts,
  ...knowing,
  ...engagements,
  ...rates,
  ...tasks,
  ...questions,
  ...taskLinks,
  ...conversations,
  ...notices,
  ...feedback,
  ...playbooks,
  ...deliverables,
  ...archive,
  ...timeEntries,
  ...imports,
  ...balances,
  ...views,
  ...planning,
  ...appointments,
  ...attendance,
  ...reports,
];

/** Guarded operations that end or change the very session they are tried with, or need a form of their own; where they are tested. */
export const testedApart: Readonly<Record<string, string>> = {
  calendarConnectionsBeginGoogle: 'calendar-connections: needs Google',
  calendarConnectionsAddCaldav: 'calendar-caldav: needs a server',
  calendarConnectionsSubscribe: 'calendar-subscribed: needs a feed',
  syncIssuesUndo: 'calendar-push: one’s own alone',
  syncIssuesApply: 'calendar-push: one’s own alone',
  syncIssuesPutBack: 'calendar-push: one’s own alone',
  syncIssuesDismiss: 'calendar-push: one’s own alone',
  calendarConnectionsRead: 'calendar-connections: one’s own alone',
  calendarConnectionsRefresh: 'calendar-connections: one’s own alone',
  calendarConnectionsDisconnect: 'calendar-connections: one’s own alone',
  calendarsRead: 'calendar-connections: one’s own alone',
  calendarsEdit: 'calendar-connections: one’s own alone',
  calendarsResync: 'calendar-connections: one’s own alone',
  googleSignInLink: 'sign-in-google: needs Google',
  uploadsCreate: 'uploads: a protocol of its own',
  uploadsRead: 'uploads',
  uploadsStand: 'uploads',
  uploadsSend: 'uploads',
  uploadsRemove: 'uploads',
  commentsRestore: 'comments: who deleted it decides',
  attachmentsAttach: 'attachments: needs an upload',
  attachmentsDownload: 'attachments',
  attachmentsRemove: 'attachments',
  attachmentsRestore: 'attachments',
  touchpointsConfirm: 'touchpoints: proposed by the product alone',
  feedbackAnswer: 'feedback: asked for by the product alone',
  attendanceCharge: 'attendance: needs terms of its own',
  attendanceAnswer: 'attendance: a guest’s alone, of what took place',
  followUpsSend: 'attendance: proposed by the product alone',
  followUpsRestore: 'attendance: after a member let it be',
  reportDeliveryMail: 'delivery-faults: needs a mail that was sent',
  sessionChooseSeat: 'isolation: ids in bodies',
  sessionSignOut: 'session',
  personChangePassword: 'person',
  membersEdit: 'isolation: members',
  membersRemove: 'isolation: members',
  membersRestore: 'isolation: members',
  importsUndo: 'isolation: imports',
  entryCandidatesRead: 'calendar-candidates: come from somebody’s own calendar alone',
  entryCandidatesAccept: 'calendar-candidates',
  entryCandidatesDismiss: 'calendar-candidates',
  entryCandidatesRestore: 'calendar-candidates',
  eventsStream: 'isolation of lists: the stream',
};

/** Open to everybody, each for the reason that its `@Public` gives; a new one is a decision, made here. */
export const publicOperations: readonly string[] = [
  ...['healthLive', 'healthReady', 'healthPrometheus'],
  ...['setupRead', 'setupSignUp', 'sessionSignIn', 'passwordResetAsk', 'passwordResetConsume'],
  ...['invitationLinksRead', 'invitationLinksAccept'],
  ...['googleSignInBegin', 'googleSignInBack', 'googleCallbackBack'],
  ...['reportLinkPage', 'reportLinkAccept', 'reportLinkAsk', 'reportLinkFile', 'reportLinkForward', 'reportLinkDeliverable', 'reportLinkAskToStop', 'reportLinkStop'],
  ...['sharedReportPage', 'sharedReportFile', 'reportVerifyPage', 'reportVerifyCheck'],
  ...['agreementLinkPage', 'agreementLinkAnswer'],
  ...['appointmentLinkBook', 'appointmentLinkCancel', 'appointmentLinkFile', 'appointmentLinkMove', 'appointmentLinkPage', 'appointmentLinkUseful'],
  ...['balanceLinkPage', 'balanceLinkAnswer'],
  ...['feedbackLinkPage', 'feedbackLinkAnswer'],
  ...['taskPagePage', 'taskPageAnswer', 'taskPageDecide', 'taskPageSay', 'taskPageFile'],
  ...['noticeLinkPage', 'noticeLinkStop', 'noticeLinkChoose', 'mailReportsTake'],
  ...['feedRead', 'notificationsTake'],
  ...['mailboxPage', 'mailboxRead', 'mailboxList', 'mailboxOpen', 'mailboxRaw', 'mailboxHtml', 'mailboxAttachment', 'mailboxClear'],
  ...['mailboxPreviews', 'mailboxPreview', 'mailboxPreviewHtml'],
]; // prettier-ignore
