import { Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/domain-error.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import { mayKeepHours } from './appointment.policy.js';
import { HostHoursDto, type KeepHostHoursDto } from './host-hours.dto.js';
import { HostHoursRepository } from './host-hours.repository.js';

/** When members can be met: their own matter, and the owner's. */
@Injectable()
export class HostHoursService {
  constructor(
    private readonly hours: HostHoursRepository,
    private readonly events: Events,
  ) {}

  /** @throws NotFound for a colleague, except to the owner */
  async read(memberId: string): Promise<HostHoursDto> {
    await this.refuseOthers(memberId);
    return HostHoursDto.of(memberId, await this.hours.kept(actor(), memberId), actor().timeZone);
  }

  /** @throws NotFound, Stale, InvalidRequest */
  async keep(memberId: string, body: KeepHostHoursDto, expected: number | null): Promise<HostHoursDto> {
    await this.refuseOthers(memberId);
    const kept = await this.hours.kept(actor(), memberId);
    refuseStale(kept?.version ?? 0, expected);
    const empty = body.windows.findIndex(({ weekdays }) => weekdays.length === 0);
    if (empty >= 0)
      throw new InvalidRequest([{ field: `windows.${empty}.weekdays`, code: 'too-few', limit: 1 }]);
    await this.hours.keep(actor(), memberId, body);
    await this.events.tell('member.changed', memberId);
    return this.read(memberId);
  }

  private async refuseOthers(memberId: string): Promise<void> {
    if (!mayKeepHours(actor(), memberId) || !(await this.hours.isMember(actor(), memberId)))
      throw new NotFound('member');
  }
}
