import { Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/domain-error.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import type { AssignDto, EngagementDto } from './engagement.dto.js';
import { EngagementTermsRepository } from './engagement-terms.repository.js';
import { EngagementsService } from './engagements.service.js';
import type { SetScheduleDto } from './schedule.dto.js';
import { SchedulesService } from './schedules.service.js';

/** Who works on an engagement, and when it is reported. */
@Injectable()
export class EngagementTermsService {
  constructor(
    private readonly engagements: EngagementsService,
    private readonly terms: EngagementTermsRepository,
    private readonly schedules: SchedulesService,
    private readonly events: Events,
  ) {}

  /** Whether a member is there and works on an engagement: as an owner, or assigned to it. */
  worksOn(memberId: string, engagementId: string): Promise<boolean> {
    return this.terms.worksOn(actor(), memberId, engagementId);
  }

  /** Nobody, or a member who works on an engagement. @throws NotFound for everybody else */
  async refuseStranger(memberId: string | null | undefined, engagementId: string): Promise<void> {
    if (memberId && !(await this.worksOn(memberId, engagementId))) throw new NotFound('member');
  }

  /** Who works on it, beside the owner. @throws NotFound for somebody who is no member */
  async assign(id: string, { memberIds }: AssignDto): Promise<EngagementDto> {
    const engagement = await this.engagements.find(id);
    if (!(await this.terms.assign(actor(), engagement.id, memberIds))) throw new NotFound('member');
    return this.changed(id);
  }

  /** When its reports are made, and for whom. @throws NotFound, InvalidRequest */
  async schedule(id: string, body: SetScheduleDto): Promise<EngagementDto> {
    await this.schedules.set(id, body);
    return this.changed(id);
  }

  private async changed(id: string): Promise<EngagementDto> {
    await this.events.tell('engagement.changed', id, id);
    return this.engagements.read(id);
  }
}
