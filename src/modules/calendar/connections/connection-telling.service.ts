import { Injectable } from '@nestjs/common';
import { NoticesService } from '../../notices/notices.service.js';
import { ConnectionsRepository } from './connections.repository.js';

/** Tells people that their calendars are out of step: once, in the product and by mail. */
@Injectable()
export class ConnectionTelling {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly notices: NoticesService,
  ) {}

  /** In the open transaction. */
  async interrupted(connectionId: string, why: 'needs_reauth' | 'needs_consent' | 'failing'): Promise<void> {
    const connection = await this.connections.sealed(connectionId);
    if (!connection || connection.seatRemoved) return;
    const { memberId, contactId, accountName } = connection;
    await this.notices.tell({
      kind: 'calendar.interrupted',
      engagementId: null,
      to: { memberId, contactId },
      subject: { noun: 'calendar', id: connectionId, title: accountName },
      state: why,
    });
  }
}
