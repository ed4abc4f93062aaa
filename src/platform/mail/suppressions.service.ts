import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { DomainError, NotFound } from '../../kernel/domain-error.js';
import { actor } from '../database/transaction.js';
import { Events } from '../events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../http/paging.js';
import { SuppressionDto, type SuppressDto, type SuppressionsQuery } from './suppressions.dto.js';
import { SuppressionsRepository, type SuppressionPosition } from './suppressions.repository.js';

/** The address is on the list already. */
export class AlreadySuppressed extends DomainError {
  constructor(address: string) {
    super('suppression.known', 'conflict', { address });
  }
}

/** Addresses that are written to no more: those that do not exist, those whose readers complained, and any other. */
@Injectable()
export class SuppressionsService {
  constructor(
    private readonly suppressions: SuppressionsRepository,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async list(filter: SuppressionsQuery): Promise<Page<SuppressionDto>> {
    const limit = limitOf(filter);
    const after = positionOf<SuppressionPosition>(filter, 2);
    const rows = await this.suppressions.list(filter.address?.toLowerCase() ?? null, after, limit + 1);
    return pageOf(rows, limit, ({ position }) => position, SuppressionDto.of);
  }

  /** @throws AlreadySuppressed */
  async add({ address, note }: SuppressDto): Promise<SuppressionDto> {
    const since = this.clock.now();
    const added = await this.suppressions.add({ address, reason: 'manual', note: note ?? '' }, since);
    if (!added) throw new AlreadySuppressed(address);
    const row = await this.suppressions.find(address);
    if (!row) throw new NotFound('suppression');
    await this.tell();
    return SuppressionDto.of(row);
  }

  /** From now on mails go there again. @throws NotFound */
  async remove(id: string): Promise<void> {
    if (!(await this.suppressions.remove(id, this.clock.now()))) throw new NotFound('suppression');
    await this.tell();
  }

  /** Back on the list, with its reason and since when. @throws NotFound */
  async restore(id: string): Promise<SuppressionDto> {
    const row = await this.suppressions.restore(id);
    if (!row) throw new NotFound('suppression');
    await this.tell();
    return SuppressionDto.of(row);
  }

  private tell(): Promise<void> {
    return this.events.tell('suppression.changed', actor().workspaceId, null);
  }
}
