import { Ids } from '../../../kernel/ids.js';
import { ClientsService } from '../../../modules/clients/clients.service.js';
import { ContactEntity } from '../../../modules/clients/contact.entity.js';
import { ContactsService } from '../../../modules/clients/contacts.service.js';
import { PreferenceKeepingService } from '../../../modules/clients/preference-keeping.service.js';
import { MemberEntity } from '../../../modules/identity/member.entity.js';
import { hashPassword } from '../../../modules/identity/passwords.js';
import { PersonRepository } from '../../../modules/identity/person.repository.js';
import { WorkspaceEntity } from '../../../modules/identity/workspace.entity.js';
import { manager } from '../../../platform/database/transaction.js';
import { addressOf, assistants, PASSWORD, type Cast, type Client, type Somebody } from '../story.js';
import type { Stage } from './stage.js';

const WORKSPACE = 'Ferri & Conti';

/** The workspace, and the two who work in it. */
export async function openWorkspace(stage: Stage): Promise<void> {
  const workspaceId = (stage.workspaceId = stage.app.get(Ids).next());
  await stage.asProduct(async () => {
    await manager().insert(WorkspaceEntity, { id: workspaceId, name: WORKSPACE, createdAt: stage.now() });
  });
  for (const who of ['anna', 'bea'] as const) {
    const { role, ...cast } = assistants[who];
    const personId = await addPerson(stage, who, cast);
    const id = stage.app.get(Ids).next();
    const member = { id, workspaceId, personId, name: cast.name, email: addressOf(who), role };
    await stage.asProduct(async () => {
      await manager().insert(MemberEntity, { ...member, createdAt: stage.now() });
    });
    stage.members.set(who, id);
  }
}

/** A client with their contact, who can sign in, and what Anna knows about them. @returns the client's id */
export async function meet(stage: Stage, client: Client): Promise<string> {
  const { app } = stage;
  const { id: clientId } = await stage.as('anna', () => app.get(ClientsService).add({ name: client.name }));
  const contact = await stage.as('anna', () =>
    app.get(ContactsService).add({ clientId, email: addressOf(client.contact), ...client.person }),
  );
  stage.contacts.set(client.contact, contact.id);
  const personId = await addPerson(stage, client.contact, client.person);
  await stage.asProduct(async () => {
    await manager().update(ContactEntity, { id: contact.id }, { personId });
  });
  await stage.as('anna', async () => {
    await app.get(ClientsService).edit(clientId, { stage: 'active' }, null);
    for (const { kind, value, source, note } of client.knows)
      await app.get(PreferenceKeepingService).add({ clientId, kind, value, source, note });
  });
  return clientId;
}

/** Everybody may sign in from now on. */
export async function givePasswords(stage: Stage): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  await stage.asProduct(async () => {
    for (const { id } of stage.people.values())
      await stage.app.get(PersonRepository).choosePassword(id, passwordHash);
  });
}

async function addPerson(stage: Stage, who: Somebody, cast: Cast): Promise<string> {
  const id = stage.app.get(Ids).next();
  const email = addressOf(who);
  await stage.asProduct(() =>
    stage.app.get(PersonRepository).add({ id, email, ...cast, passwordHash: null, createdAt: stage.now() }),
  );
  stage.people.set(who, { id, email, ...cast, workingHours: null, version: 1 });
  return id;
}
