import { Injectable } from '@nestjs/common';
import { seesAll } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Forbidden, NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import type { Download } from '../../platform/files/download.js';
import { FileStore, type StoredFile } from '../../platform/files/file-store.js';
import { refuseOverQuota } from '../../platform/files/quota.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { DeliverableDto, type ChangeDeliverableDto, type DeliverablesQuery, type HandOverDto } from './deliverable.dto.js'; // prettier-ignore
import type { DeliverableEntity } from './deliverable.entity.js';
import { DeliverableDeleted, DeliverableNotDeleted } from './deliverable.errors.js';
import { deliverableAbilities, type DeliverableAbility } from './deliverable.policy.js';
import { DeliverablesRepository, type DeliverablePosition } from './deliverables.repository.js';

const LONGEST_TITLE = 200;

/** Documents and results: handed over in versions, read by the client, never changed behind anybody's back. */
@Injectable()
export class DeliverablesService {
  constructor(
    private readonly deliverables: DeliverablesRepository,
    private readonly store: FileStore,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: DeliverablesQuery): Promise<Page<DeliverableDto>> {
    const limit = limitOf(asked);
    const after = positionOf<DeliverablePosition>(asked, 2);
    const rows = await this.deliverables.list(actor(), asked, limit + 1, after);
    return pageOf(rows, limit, (row) => row.position, (row) => DeliverableDto.of(row, actor())); // prettier-ignore
  }

  async read(id: string): Promise<DeliverableDto> {
    return DeliverableDto.of(await this.deliverables.one(actor(), id), actor());
  }

  /** The content of one version, for whoever may see it now. @throws NotFound */
  async download(id: string, number: number): Promise<Download> {
    const file = await this.deliverables.file(actor(), id, number);
    return { file, open: () => this.store.open(file.storageKey) };
  }

  /**
   * Hands over a file that is in the store already, as the first version of a new deliverable.
   * @throws NotFound for an engagement or task out of reach, QuotaExceeded
   */
  async handOver(body: Omit<HandOverDto, 'file'>, file: StoredFile): Promise<DeliverableDto> {
    const who = actor();
    const { engagementId } = body;
    if (!seesAll(who) && !who.engagementIds.includes(engagementId)) throw new NotFound('engagement');
    const deliverable = {
      id: body.id ?? this.ids.next(),
      workspaceId: who.workspaceId,
      engagementId,
      taskId: body.taskId ?? null,
      title: body.title ?? [...file.fileName].slice(0, LONGEST_TITLE).join(''),
      createdAt: this.now(),
      deletedAt: null,
    };
    await this.deliverables.add(deliverable);
    await this.addContent(deliverable, 1, body.note ?? '', file);
    return this.changed(deliverable);
  }

  /** A newer content of the same deliverable; the older ones stay. @throws QuotaExceeded, DeliverableDeleted */
  async addVersion(
    id: string,
    note: string,
    file: StoredFile,
    expected: number | null,
  ): Promise<DeliverableDto> {
    const deliverable = await this.mayI('addVersion', id, expected);
    await this.addContent(deliverable, await this.deliverables.nextNumber(deliverable), note, file);
    await this.deliverables.change(deliverable);
    return this.changed(deliverable);
  }

  /** Title and task; the content is changed by a new version. */
  async change(id: string, body: ChangeDeliverableDto, expected: number | null): Promise<DeliverableDto> {
    const deliverable = await this.mayI('edit', id, expected);
    Object.assign(deliverable, body);
    await this.deliverables.change(deliverable);
    return this.changed(deliverable);
  }

  /** Takes it out of every list; nothing of it is lost, and it can be restored. */
  async remove(id: string, expected: number | null): Promise<void> {
    const deliverable = await this.mayI('remove', id, expected);
    deliverable.deletedAt = this.now();
    await this.deliverables.change(deliverable);
    await this.events.tell('deliverable.changed', deliverable.id, deliverable.engagementId);
  }

  async restore(id: string): Promise<DeliverableDto> {
    const deliverable = await this.mayI('restore', id, null);
    deliverable.deletedAt = null;
    await this.deliverables.change(deliverable);
    return this.changed(deliverable);
  }

  /** Loads a deliverable for a change, if the caller may make it and knows its newest version. */
  private async mayI(
    ability: DeliverableAbility,
    id: string,
    expected: number | null,
  ): Promise<DeliverableEntity> {
    const deliverable = await this.deliverables.load(actor(), id);
    refuseStale(deliverable.version, expected);
    const abilities = deliverableAbilities(actor(), { deleted: deliverable.deletedAt !== null });
    if (abilities[ability]) return deliverable;
    if (abilities.restore) throw new DeliverableDeleted();
    if (ability === 'restore' && abilities.edit) throw new DeliverableNotDeleted();
    throw new Forbidden('deliverables.manage');
  }

  private async addContent(
    { id, workspaceId, engagementId }: Omit<DeliverableEntity, 'version'>,
    number: number,
    note: string,
    file: StoredFile,
  ): Promise<void> {
    refuseOverQuota(await this.deliverables.storedBytes(actor()), file.size);
    const origin = { createdByName: actor().name, createdAt: this.now() };
    await this.deliverables.addVersion({
      deliverableId: id,
      number,
      workspaceId,
      engagementId,
      note,
      ...file,
      ...origin,
    });
  }

  private async changed({
    id,
    engagementId,
  }: Pick<DeliverableEntity, 'id' | 'engagementId'>): Promise<DeliverableDto> {
    await this.events.tell('deliverable.changed', id, engagementId);
    return this.read(id);
  }

  private now(): Date {
    return new Date(this.clock.now().epochMilliseconds);
  }
}
