import { Seats } from '../../src/platform/access/seats.js';
import { actorOf } from '../../src/platform/access/caller.js';
import type { Actor } from '../../src/kernel/actor.js';
import { aClient } from '../builders/client.js';
import { aComment } from '../builders/comment.js';
import { aPortalContact } from '../builders/contact.js';
import { aDeliverable } from '../builders/deliverable.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aQuestion } from '../builders/question.js';
import { aService } from '../builders/service.js';
import { aTask } from '../builders/task.js';
import type { TestApp } from './start-app.js';
import type { Visitor } from './visitor.js';

/** Where a record is: with client X or Y of our workspace, or in a workspace that is not ours. */
export const places = ['x', 'y', 'z'] as const;
export type PlaceName = (typeof places)[number];

/** Who asks. The removed member had the same work as the assistant; the stranger owns the other workspace. */
export const people = [
  'owner',
  'assistant',
  'contactX',
  'contactY',
  'stranger',
  'removed',
  'nobody',
] as const;
export type Who = (typeof people)[number];

/** The places in whose engagements somebody has business. */
export const reachOf: Readonly<Record<Who, readonly PlaceName[]>> = {
  owner: ['x', 'y'],
  assistant: ['x'],
  contactX: ['x'],
  contactY: ['y'],
  stranger: ['z'],
  removed: [],
  nobody: [],
};

/** A word that stands in every record of a place and nowhere else: where it is read, the record was. */
export const markOf: Readonly<Record<PlaceName, string>> = {
  x: 'xylophone',
  y: 'yggdrasil',
  z: 'zanzibar',
};

/** One client with everything that can belong to one. */
export interface Place {
  readonly name: PlaceName;
  readonly mark: string;
  /** The owner of the workspace, who makes the records. */
  readonly keeper: Visitor;
  readonly keeperMemberId: string;
  /** A contact who uses the portal. */
  readonly contact: Visitor;
  readonly contactId: string;
  readonly clientId: string;
  readonly engagementId: string;
  readonly serviceId: string;
  readonly taskId: string;
  readonly deliverableId: string;
  readonly entryId: string;
  /** Sent, with a question in it. */
  readonly reportId: string;
  readonly deliveryId: string;
  readonly answerId: string;
  readonly draftId: string;
  readonly memberId: string;
  readonly invitationId: string;
  readonly tokenId: string;
}

export interface World {
  readonly test: TestApp;
  readonly places: Readonly<Record<PlaceName, Place>>;
  readonly visitors: Readonly<Record<Who, Visitor>>;
  /** As the product's own transactions know somebody; null for those it does not know. */
  actor(who: Who): Promise<Actor | null>;
}

/** Two workspaces, three clients, seven people, and of every kind of record one for each client. */
export async function buildWorld(test: TestApp): Promise<World> {
  const owner = await test.visitor().signUp();
  const stranger = await test
    .visitor()
    .signUp({ email: 'stranger@example.com', workspaceName: `Studio ${markOf.z}` });
  const assistant = await aMember(test, owner);
  const removed = await aMember(test, owner);
  const built = {
    x: await aPlace(test, 'x', owner, [assistant.id, removed.id]),
    y: await aPlace(test, 'y', owner, []),
    z: await aPlace(test, 'z', stranger, []),
  };
  await owner.delete(`/members/${removed.id}`).expect(204);
  const visitors = {
    owner,
    assistant: assistant.visitor,
    contactX: built.x.contact,
    contactY: built.y.contact,
    stranger,
    removed: removed.visitor,
    nobody: test.visitor(),
  };
  return { test, places: built, visitors, actor: (who) => actorFor(test, visitors[who]) };
}

async function aPlace(
  test: TestApp,
  name: PlaceName,
  keeper: Visitor,
  assistantIds: string[],
): Promise<Place> {
  const mark = markOf[name];
  const { id: clientId } = await aClient(keeper, { name: `Client ${mark}` });
  const { id: engagementId } = await anEngagement(keeper, {
    clientId,
    name: `Office ${mark}`,
    rate: { amount: '30.00', currency: 'EUR' },
    allowanceMinutes: 600,
    showAmounts: true,
    assistantIds,
  });
  const contact = await aPortalContact(test, keeper, {
    clientId,
    name: `Contact ${mark}`,
    email: `contact@${mark}.example.com`,
  });
  const { id: serviceId } = await aService(keeper, { engagementId, name: `Inbox ${mark}` });
  const { id: taskId } = await aTask(keeper, { engagementId, title: `Task ${mark}`, brief: mark });
  for (const visibility of ['internal', 'client'] as const)
    await aComment(keeper, { taskId, visibility, body: `Remark ${mark}` });
  const waiting = await aTask(keeper, { engagementId, title: `Waiting ${mark}` });
  await aQuestion(keeper, waiting, { text: `Which ${mark}?` });
  const { id: deliverableId } = await aDeliverable(
    keeper,
    { engagementId, taskId, title: `Paper ${mark}`, note: mark },
    { name: `${mark}.txt`, content: `What ${mark} said` },
  );
  const entryId = await anEntry(keeper, { engagementId, mark, taskId, serviceId, day: '2026-11-10' });
  const { reportId, deliveryId, answerId } = await aSentReport(keeper, contact.visitor, engagementId, mark);
  const draft = await keeper.post('/reports', { engagementId, week: '2026-W45' }).expect(201);
  const session = await keeper.get('/session').expect(200);
  const invited = { email: `invited@${mark}.example.com`, name: `Invited ${mark}`, role: 'assistant' };
  const invitation = await keeper.post('/invitations', invited).expect(201);
  const token = await keeper.post('/tokens', { name: `Token ${mark}` }).expect(201);
  return {
    name,
    mark,
    keeper,
    keeperMemberId: session.body.seat.id as string,
    contact: contact.visitor,
    contactId: contact.id,
    clientId,
    engagementId,
    serviceId,
    taskId,
    deliverableId,
    entryId,
    reportId,
    deliveryId,
    answerId,
    draftId: draft.body.id as string,
    memberId: session.body.seat.id as string,
    invitationId: invitation.body.id as string,
    tokenId: token.body.id as string,
  };
}

/** A minute of work on a day, without clock times: such entries overlap nothing. */
export async function anEntry(
  by: Visitor,
  fields: { engagementId: string; mark: string; day: string; taskId?: string; serviceId?: string },
): Promise<string> {
  const { mark, ...rest } = fields;
  const body = { durationSeconds: 60, description: `Work ${mark}`, ...rest };
  return (await by.post('/time-entries', body).expect(201)).body.id as string;
}

async function aSentReport(
  keeper: Visitor,
  contact: Visitor,
  engagementId: string,
  mark: string,
): Promise<Pick<Place, 'reportId' | 'deliveryId' | 'answerId'>> {
  const { body: composed } = await keeper.post('/reports', { engagementId, week: '2026-W46' }).expect(201);
  const { body: sent } = await keeper.post(`/reports/${composed.id}/send`).expect(200);
  const asked = await contact
    .post(`/reports/${composed.id}/answers`, { kind: 'question', text: `Why ${mark}?` })
    .expect(200);
  return { reportId: composed.id, deliveryId: sent.deliveries[0].id, answerId: asked.body.answers[0].id };
}

async function actorFor(test: TestApp, visitor: Visitor): Promise<Actor | null> {
  const { body, status } = await visitor.get('/session');
  if (status !== 200) return null;
  const seats = await test.app.get(Seats).ofPerson(body.person.id as string);
  const seat = seats.find(({ id }) => id === body.seat.id);
  return seat ? actorOf({ person: body.person, seats, seat, session: null }) : null;
}

/** The places whose mark stands in something that somebody was given and had no business to read. */
export function leaksTo(who: Who, given: unknown): PlaceName[] {
  const text = typeof given === 'string' ? given : JSON.stringify(given ?? '');
  return places.filter((place) => !reachOf[who].includes(place) && text.includes(markOf[place]));
}
