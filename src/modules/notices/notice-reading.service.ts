import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { NoticeDto, type NoticesQuery, type ReadNoticesDto, type UnreadDto } from './notice.dto.js';
import { NothingNamed } from './notice.errors.js';
import { NoticesRepository, type NoticePosition } from './notices.repository.js';

/** What somebody was told, and has read. */
@Injectable()
export class NoticeReadingService {
  constructor(
    private readonly notices: NoticesRepository,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async list(asked: NoticesQuery): Promise<Page<NoticeDto>> {
    const limit = limitOf(asked);
    const rows = await this.notices.list(
      asked.unread === true,
      limit + 1,
      positionOf<NoticePosition>(asked, 2),
    );
    return pageOf(
      rows,
      limit,
      ({ position }) => position,
      (row) => NoticeDto.of(row),
    );
  }

  async count(): Promise<UnreadDto> {
    return { unread: await this.notices.unread() };
  }

  /** @throws NothingNamed unless exactly one of ids, subject and all is given */
  async mark({ ids, subjectId, all, read = true }: ReadNoticesDto): Promise<UnreadDto> {
    if ([ids !== undefined, subjectId !== undefined, all === true].filter(Boolean).length !== 1)
      throw new NothingNamed();
    const readAt = read ? this.clock.now() : null;
    const changed = await this.notices.mark(ids ?? null, subjectId ?? null, readAt);
    const { seatId } = actor();
    // Also the person's other devices count anew.
    if (changed > 0 && seatId) await this.events.tell('notice.changed', seatId, null, { seatId });
    return this.count();
  }
}
