import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { EngagementsRepository } from './engagements.repository.js';
import { ServiceDto, type AddServiceDto, type EditServiceDto, type ServicesQuery } from './service.dto.js';
import { ServicesRepository, type ServicePosition } from './services.repository.js';

/** The kinds of work done in an engagement. */
@Injectable()
export class ServicesService {
  constructor(
    private readonly services: ServicesRepository,
    private readonly engagements: EngagementsRepository,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: ServicesQuery): Promise<Page<ServiceDto>> {
    const limit = limitOf(asked);
    const rows = await this.services.list(actor(), asked, limit + 1, positionOf<ServicePosition>(asked, 2));
    return pageOf(
      rows,
      limit,
      ({ name, id }) => [name, id],
      (row) => ServiceDto.of(row, actor()),
    );
  }

  /** @throws NotFound when the engagement is not in reach, ServiceNameTaken */
  async add(body: AddServiceDto): Promise<ServiceDto> {
    const engagement = await this.engagements.one(actor(), body.engagementId);
    const id = body.id ?? this.ids.next();
    const { name, turnaroundMinutes = null } = body;
    await this.services.add({ ...this.fresh(id, engagement.id, name), turnaroundMinutes, archivedAt: null });
    return this.changed(id);
  }

  /**
   * Renames, promises another turnaround (tasks that were promised one keep it), archives or takes back from the
   * archive.
   * @throws ServiceNameTaken, Stale
   */
  async edit(id: string, body: EditServiceDto, expected: number | null): Promise<ServiceDto> {
    const { name, turnaroundMinutes, archived } = body;
    const service = await this.services.one(actor(), id);
    refuseStale(service.version, expected);
    const archivedAt = archived ? (service.archivedAt ?? this.clock.date()) : null;
    await this.services.change(service, actor().workspaceId, {
      name: name ?? service.name,
      turnaroundMinutes: turnaroundMinutes === undefined ? service.turnaroundMinutes : turnaroundMinutes,
      archivedAt: archived === undefined ? service.archivedAt : archivedAt,
    });
    return this.changed(id);
  }

  /** Business minutes promised for a service of an engagement; null: none. @throws NotFound */
  async turnaroundOf(id: string, engagementId: string): Promise<number | null> {
    const service = await this.services.one(actor(), id);
    if (service.engagementId !== engagementId) throw new NotFound('service');
    return service.turnaroundMinutes;
  }

  /** The service of a name (whatever its case), made where there is none: for imports. */
  async ensureByName(engagementId: string, name: string): Promise<{ id: string; created: boolean }> {
    const service = await this.services.ensure(this.fresh(this.ids.next(), engagementId, name));
    if (service.created) await this.events.tell('engagement.changed', engagementId, engagementId);
    return service;
  }

  private fresh(id: string, engagementId: string, name: string) {
    return { id, workspaceId: actor().workspaceId, engagementId, name, createdAt: this.clock.date() };
  }

  private async changed(id: string): Promise<ServiceDto> {
    const service = await this.services.one(actor(), id);
    await this.events.tell('engagement.changed', service.engagementId, service.engagementId);
    return ServiceDto.of(service, actor());
  }
}
