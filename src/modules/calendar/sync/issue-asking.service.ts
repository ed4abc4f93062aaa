import { Injectable } from '@nestjs/common';
import type { SafeDetails } from '../../../kernel/domain-error.js';
import { actor, query } from '../../../platform/database/transaction.js';
import { NoticesService } from '../../notices/notices.service.js';

interface Raised {
  readonly kind: string;
  readonly facts: SafeDetails;
}

/**
 * What only its host can answer is asked where they look: an appointment that is elsewhere in their calendar than the
 * client was told, or there no more.
 */
@Injectable()
export class IssueAsking {
  constructor(private readonly notices: NoticesService) {}

  /** In the open transaction in which the issue was raised; about anything else nobody is asked. */
  async ask(issueId: string, seatId: string, { kind, facts }: Raised): Promise<void> {
    const { noun, recordId } = facts;
    const moved = kind === 'conflict' && facts.timeKept === 'ours';
    if (noun !== 'appointment' || typeof recordId !== 'string' || !(moved || kind === 'unscheduled')) return;
    const [about] = await query<{ title: string; engagementId: string }>(
      'issue-asking.about',
      `SELECT title, engagement_id AS "engagementId" FROM appointment
       WHERE workspace_id = $1 AND id = $2 AND state = 'booked' AND member_id = $3`,
      [actor().workspaceId, recordId, seatId],
    );
    if (!about) return;
    await this.notices.tell({
      kind: 'appointment.elsewhere',
      engagementId: about.engagementId,
      to: { memberIds: [seatId] },
      subject: { noun: 'appointment', id: recordId, title: about.title },
      state: moved ? 'moved' : 'removed',
      sourceId: issueId,
    });
  }

  /** It was answered, or has settled itself. */
  answered(issueId: string): Promise<void> {
    return this.notices.withdraw(issueId);
  }
}
