import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Forbidden } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import {
  AdjustmentDto,
  type AdjustDto,
  type AdjustmentRow,
  type AdjustmentsQuery,
} from './adjustment.dto.js';
import {
  AdjustedBelowZero,
  AdjustmentIdTaken,
  AdjustmentReported,
  EntryStillOpen,
  EntryToldLate,
  NothingAdjusted,
} from './adjustment.errors.js';
import { adjustmentAbilities } from './adjustment.policy.js';
import { AdjustmentsRepository, type AdjustmentPosition } from './adjustments.repository.js';
import { EntryKeepingRepository } from './entry-keeping.repository.js';
import { EntryKeepingService } from './entry-keeping.service.js';
import type { TimeEntryEntity } from './time-entry.entity.js';
import { TimeEntryDeleted } from './time-entry.errors.js';
import { mayKeep } from './time-entry.policy.js';

/** What changes after a client was told: by a dated correction that says which entry, why and who. */
@Injectable()
export class AdjustmentsService {
  constructor(
    private readonly adjustments: AdjustmentsRepository,
    private readonly entries: EntryKeepingRepository,
    private readonly keeping: EntryKeepingService,
    private readonly engagements: EngagementsService,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Newest first. */
  async list(asked: AdjustmentsQuery): Promise<Page<AdjustmentDto>> {
    const limit = limitOf(asked);
    const after = positionOf<AdjustmentPosition>(asked, 2);
    const rows = await this.adjustments.list(actor(), asked, limit + 1, after);
    const position = ({ day, id }: AdjustmentRow): AdjustmentPosition => [day, id];
    return pageOf(rows, limit, position, (row) => AdjustmentDto.of(row, actor()));
  }

  /**
   * Corrects a reported entry; it counts today, or on the entry's own day where a new version of that report shall
   * tell it. The entry is held until the commit, so that two corrections at once cannot take away more than there was.
   * @throws EntryStillOpen, EntryToldLate, AdjustedBelowZero, NothingAdjusted, AdjustmentIdTaken
   */
  async adjust(body: AdjustDto): Promise<AdjustmentDto> {
    const entry = await this.correctable(body.entryId);
    const { workspaceId, personId, name } = actor();
    const sent = body.id === undefined ? null : await this.adjustments.find(actor(), body.id);
    if (sent) return AdjustmentDto.of(sameCorrection(sent, body), actor());
    await this.refuseImpossible(entry, body.seconds);
    const inReport = body.inReport ?? false;
    if (inReport && !(await this.adjustments.toldOnItsDay(actor(), entry.id)))
      throw new EntryToldLate(entry.id);
    const { timeZone } = await this.engagements.find(entry.engagementId);
    await this.entries.beside(entry.engagementId);
    const now = this.clock.now();
    const id = body.id ?? this.ids.next();
    await this.adjustments.add({
      id,
      workspaceId,
      engagementId: entry.engagementId,
      entryId: entry.id,
      day: inReport ? entry.day : localDay(now, timeZone).toString(),
      seconds: body.seconds,
      reason: body.reason,
      createdAt: new Date(now.epochMilliseconds),
      createdBy: personId,
      createdByName: name,
      reportedIn: null,
      inReport,
    });
    await this.changed(id, entry);
    return AdjustmentDto.of(await this.adjustments.one(actor(), id), actor());
  }

  /** Takes a correction back that no client was told of. @throws AdjustmentReported, AdjustedBelowZero, Stale */
  async remove(id: string, expected: number | null): Promise<void> {
    const found = await this.adjustments.one(actor(), id);
    refuseStale(found.version, expected);
    const { memberId, reportedIn } = found;
    const entry = await this.entries.load(actor(), found.entryId);
    const may = (reported: boolean) => adjustmentAbilities(actor(), { memberId, reported }).remove;
    if (!may(false)) throw new Forbidden('time-entries.log');
    if (!may(reportedIn !== null)) throw new AdjustmentReported();
    await this.refuseImpossible(entry, -found.seconds);
    await this.entries.beside(entry.engagementId);
    await this.adjustments.remove(actor(), found);
    await this.changed(id, entry);
  }

  /** @throws NotFound, Forbidden, TimeEntryDeleted, EntryStillOpen */
  private async correctable(entryId: string): Promise<TimeEntryEntity> {
    const entry = await this.entries.load(actor(), entryId);
    if (!mayKeep(actor(), entry.memberId)) throw new Forbidden('time-entries.log');
    if (entry.deletedAt !== null) throw new TimeEntryDeleted();
    if (entry.reportedIn === null) throw new EntryStillOpen(entryId);
    return entry;
  }

  private async refuseImpossible({ id, durationSeconds }: TimeEntryEntity, seconds: number): Promise<void> {
    if (seconds === 0) throw new NothingAdjusted();
    const left = (durationSeconds ?? 0) + (await this.adjustments.adjustedSeconds(actor(), id));
    if (left + seconds < 0) throw new AdjustedBelowZero(left);
  }

  private async changed(id: string, entry: TimeEntryEntity): Promise<void> {
    await this.keeping.tell(entry.engagementId, [entry.id]);
    await this.events.tell('adjustment.changed', id, entry.engagementId);
  }
}

/** The answer to the same correction sent again. @throws AdjustmentIdTaken */
function sameCorrection(known: AdjustmentRow, sent: AdjustDto): AdjustmentRow {
  const { entryId, seconds, reason, inReport = false } = sent;
  const same = known.entryId === entryId && known.seconds === seconds && known.inReport === inReport;
  if (!same || known.reason !== reason) throw new AdjustmentIdTaken();
  return known;
}
