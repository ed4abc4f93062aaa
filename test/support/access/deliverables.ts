import { createHash } from 'node:crypto';
import type { Actor } from '../../../src/kernel/actor.js';
import {
  deliverableAbilities,
  type DeliverableAbility,
} from '../../../src/modules/deliverables/deliverable.policy.js';
import { aDeliverable } from '../../builders/deliverable.js';
import type { Place } from '../world.js';
import type { Action } from './action.js';
import { there, at, engagement } from './shared.js';

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

export const deliverables: Action[] = [
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
