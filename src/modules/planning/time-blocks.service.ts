import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import type { Interval } from '../../kernel/interval.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { EngagementTermsService } from '../engagements/engagement-terms.service.js';
import { askedSeat } from './asked-seat.js';
import { BlockOverlaps } from './block-overlaps.js';
import { PlanChanges } from './planning.events.js';
import {
  TimeBlockDto,
  type ChangeBlockDto,
  type PlanBlockDto,
  type TimeBlocksQuery,
} from './time-block.dto.js';
import type { BlockRemover, TimeBlockEntity } from './time-block.entity.js';
import { BlockForClosedTask, BlockIdTaken, BlockNotRemoved, BlockNotYours, BlockRemoved } from './time-block.errors.js'; // prettier-ignore
import { mayPlan, refuseContacts } from './time-block.policy.js';
import { spanOf } from './time-block.rules.js';
import { TimeBlocksRepository, type BlockPosition, type TimeBlockRow } from './time-blocks.repository.js';

/** Blocks of time in members' weeks, each for a task: planned here, and moved or taken away here or in a calendar. */
@Injectable()
export class TimeBlocksService {
  constructor(
    private readonly blocks: TimeBlocksRepository,
    private readonly overlaps: BlockOverlaps,
    private readonly terms: EngagementTermsService,
    private readonly changes: PlanChanges,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: TimeBlocksQuery): Promise<Page<TimeBlockDto>> {
    refuseContacts(actor());
    const limit = limitOf(asked);
    const filter = { ...asked, memberId: askedSeat(asked.memberId) };
    const rows = await this.blocks.list(actor(), filter, limit + 1, positionOf<BlockPosition>(asked, 2));
    const page = pageOf(rows, limit, ({ startsAt, id }) => [startsAt, id], (row) => row); // prettier-ignore
    return { ...page, items: await this.shown(page.items) };
  }

  async read(id: string): Promise<TimeBlockDto> {
    refuseContacts(actor());
    const [block] = await this.shown([await this.blocks.one(actor(), id)]);
    return block as TimeBlockDto;
  }

  /** As it stands, removed ones too: for what is written about it elsewhere. @throws NotFound */
  find(id: string): Promise<TimeBlockRow> {
    return this.blocks.one(actor(), id);
  }

  /** @throws NotFound, BlockNotYours, BlockForClosedTask, BlockEndsBeforeStart, BlockTooLong, BlockIdTaken */
  async plan(body: PlanBlockDto): Promise<TimeBlockDto> {
    const who = actor();
    refuseContacts(who);
    const { id = this.ids.next(), note = '' } = body;
    const memberId = body.memberId ?? who.seatId ?? '';
    if (!mayPlan(who, memberId)) throw new BlockNotYours();
    const engagementId = await this.openTask(body.taskId);
    await this.terms.refuseStranger(memberId, engagementId);
    const span = spanOf(body.startsAt, body.endsAt);
    const wanted = { engagementId, taskId: body.taskId, memberId, ...datesOf(span), note };
    const sent = body.id === undefined ? null : await this.blocks.find(who, body.id);
    if (sent) return this.same(sent, wanted);
    const createdAt = this.clock.date();
    const { workspaceId } = who;
    await this.blocks.add({ id, workspaceId, ...wanted, createdAt, removedAt: null, removedBy: null });
    return this.changed(id, engagementId);
  }

  /** What is left out stays; with a new start alone the block keeps its length. @throws Stale, and as `plan` */
  async change(id: string, body: ChangeBlockDto, expected: number | null): Promise<TimeBlockDto> {
    const block = await this.own(id, expected);
    if (block.removedAt) throw new BlockRemoved();
    const { taskId, startsAt, endsAt, note = block.note } = body;
    if (taskId !== undefined && taskId !== block.taskId) {
      const engagementId = await this.openTask(taskId);
      await this.terms.refuseStranger(block.memberId, engagementId);
      Object.assign(block, { taskId, engagementId });
    }
    if (startsAt !== undefined || endsAt !== undefined)
      Object.assign(block, datesOf(movedSpan(block, startsAt, endsAt)));
    await this.blocks.change(Object.assign(block, { note }));
    return this.changed(id, block.engagementId);
  }

  /** Moved in a calendar: it is rescheduled here. @throws NotFound, BlockRemoved, BlockEndsBeforeStart, BlockTooLong */
  async move(id: string, startsAt: string, endsAt: string): Promise<TimeBlockDto> {
    return this.change(id, { startsAt, endsAt }, null);
  }

  /** Out of the week; it can be restored. @throws Stale, BlockRemoved */
  async remove(id: string, expected: number | null, by: BlockRemover = 'member'): Promise<void> {
    const block = await this.own(id, expected);
    if (block.removedAt) throw new BlockRemoved();
    await this.blocks.change(Object.assign(block, { removedAt: this.clock.date(), removedBy: by }));
    await this.told(id, block.engagementId);
  }

  /** Deleted in a calendar: its task is no longer planned for then, and nothing else is touched (F12). */
  async unschedule(id: string): Promise<void> {
    const block = await this.own(id, null);
    if (!block.removedAt) await this.remove(id, null, 'calendar');
  }

  /** @throws BlockNotRemoved, BlockForClosedTask */
  async restore(id: string): Promise<TimeBlockDto> {
    const block = await this.own(id, null);
    if (!block.removedAt) throw new BlockNotRemoved();
    await this.openTask(block.taskId);
    await this.blocks.change(Object.assign(block, { removedAt: null, removedBy: null }));
    return this.changed(id, block.engagementId);
  }

  /** Nothing is to be done any more: what was planned for later goes. What has begun stays as it was. */
  async taskClosed(taskId: string): Promise<void> {
    const now = this.clock.date();
    for (const block of await this.blocks.ofTask(actor(), taskId)) {
      if (block.removedAt !== null || block.startsAt <= now) continue;
      await this.blocks.change(Object.assign(block, { removedAt: now, removedBy: 'task' as const }));
      await this.told(block.id, block.engagementId);
    }
  }

  /** There is something to do again: what went with the end of the task comes back, as far as it is still to come. */
  async taskReopened(taskId: string): Promise<void> {
    const now = this.clock.date();
    for (const block of await this.blocks.ofTask(actor(), taskId)) {
      if (block.removedBy !== 'task' || block.startsAt <= now) continue;
      await this.blocks.change(Object.assign(block, { removedAt: null, removedBy: null }));
      await this.told(block.id, block.engagementId);
    }
  }

  /** @throws NotFound, BlockForClosedTask */
  private async openTask(taskId: string): Promise<string> {
    const { engagementId, open } = await this.blocks.task(actor(), taskId);
    if (!open) throw new BlockForClosedTask();
    return engagementId;
  }

  private async own(id: string, expected: number | null): Promise<TimeBlockEntity> {
    refuseContacts(actor());
    const block = await this.blocks.load(actor(), id);
    if (!mayPlan(actor(), block.memberId)) throw new BlockNotYours();
    refuseStale(block.version, expected);
    return block;
  }

  /** The answer was lost and the block is sent again; what was changed since is not compared. @throws BlockIdTaken */
  private same(sent: TimeBlockEntity, wanted: Partial<TimeBlockEntity>): Promise<TimeBlockDto> {
    const keys = Object.keys(wanted) as (keyof TimeBlockEntity)[];
    const equal = keys.every((key) => String(sent[key]) === String(wanted[key]));
    if (!equal && (sent.version === 1 || sent.memberId !== wanted.memberId)) throw new BlockIdTaken();
    return this.read(sent.id);
  }

  private async changed(id: string, engagementId: string): Promise<TimeBlockDto> {
    await this.told(id, engagementId);
    return this.read(id);
  }

  private async told(id: string, engagementId: string): Promise<void> {
    await this.changes.happened(id);
    await this.events.tell('time-block.changed', id, engagementId, 'members');
  }

  private async shown(rows: readonly TimeBlockRow[]): Promise<TimeBlockDto[]> {
    const overlaps = await this.overlaps.of(rows);
    return rows.map((row) => TimeBlockDto.of(row, overlaps.get(row.id) ?? [], actor()));
  }
}

function datesOf({ start, end }: Interval): Pick<TimeBlockEntity, 'startsAt' | 'endsAt'> {
  return { startsAt: new Date(start.epochMilliseconds), endsAt: new Date(end.epochMilliseconds) };
}

function movedSpan(
  block: TimeBlockEntity,
  startsAt: string | undefined,
  endsAt: string | undefined,
): Interval {
  const [start, end] = [block.startsAt, block.endsAt].map((date) => date.toTemporalInstant());
  if (startsAt === undefined || endsAt !== undefined)
    return spanOf(startsAt ?? String(start), endsAt ?? String(end));
  const length = block.endsAt.getTime() - block.startsAt.getTime();
  return spanOf(startsAt, Temporal.Instant.from(startsAt).add({ milliseconds: length }).toString());
}
