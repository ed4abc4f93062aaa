import type { Actor } from '../../../kernel/actor.js';
import { Can, Id, Instant, Text, Whole } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/paging.js';
import { reportLinkAbilities, type ReportLinkAbility } from '../report.policy.js';
import type { ReportLinkRow } from './report-sharing.repository.js';

/** Days a link lives unless said, and at most. */
export const USUAL_DAYS = 30;
export const MOST_DAYS = 90;

export class ReportLinksQuery extends PageQuery {
  @Id({ optional: true, description: 'Links to one report.' })
  reportId?: string;
}

export class AddReportLinkDto {
  @Id({ optional: true, description: 'UUID v7 chosen by the caller.' })
  id?: string;

  @Id({ description: 'A report that was sent.' })
  reportId!: string;

  @Text({ optional: true, max: 100, description: 'Whom it is for, to find it again.' })
  label?: string;

  @Whole({ optional: true, min: 1, max: MOST_DAYS, description: 'Days until it expires; 30 unless said.' })
  days?: number;
}

/** A link that may be handed on: whoever has it reads one report, and can do nothing else. */
export class ReportLinkDto {
  @Id()
  id!: string;

  @Id()
  reportId!: string;

  @Text({ max: 100 })
  label!: string;

  @Text({ nullable: true, max: 2000, description: 'Null once it was taken back or has expired.' })
  url!: string | null;

  @Text()
  createdByName!: string;

  @Instant()
  createdAt!: string;

  @Instant()
  expiresAt!: string;

  @Instant({ nullable: true })
  revokedAt!: string | null;

  @Can('revoke')
  can!: Record<ReportLinkAbility, boolean>;

  /** @param url where the link leads while it is open */
  static of(row: ReportLinkRow, url: string, now: Temporal.Instant, reader: Actor): ReportLinkDto {
    const { id, reportId, label, createdByName, createdAt, expiresAt, revokedAt } = row;
    const open = !revokedAt && expiresAt.getTime() > now.epochMilliseconds;
    return {
      ...{ id, reportId, label, createdByName, url: open ? url : null },
      createdAt: createdAt.toTemporalInstant().toString(),
      expiresAt: expiresAt.toTemporalInstant().toString(),
      revokedAt: revokedAt && revokedAt.toTemporalInstant().toString(),
      can: reportLinkAbilities(reader, { createdBy: row.createdBy, open }),
    };
  }
}
