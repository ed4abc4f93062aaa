import type { Actor } from '../../../src/kernel/actor.js';
import { playbookAbilities } from '../../../src/modules/playbooks/playbook.policy.js';
import { templateAbilities } from '../../../src/modules/playbooks/task-template.policy.js';
import { aPlaybook } from '../../builders/playbook.js';
import type { Place } from '../world.js';
import type { Action } from './action.js';
import { next, idOf, at, engagement } from './shared.js';

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
const inMarkdown = { markdown: '- One step' };

export const playbooks: Action[] = [
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
]; // prettier-ignore
