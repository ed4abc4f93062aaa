import { Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/domain-error.js';
import { isMember, seesAll, type Actor, type Language } from '../../kernel/actor.js';
import type { Coverage } from '../../kernel/coverage.js';
import { actor, manager, query } from '../../platform/database/transaction.js';
import { DeliveryEntity, type NewDelivery } from './deliveries/delivery.entity.js';
import { ReportAnswerEntity } from './report-answer.entity.js';
import { ReportEntity, type ReportState } from './report.entity.js';

/** A report with the names it is shown under and all that belongs to it. */
export interface ReportRow {
  id: string;
  engagementId: string;
  engagementName: string;
  clientId: string;
  clientName: string;
  coverage: Coverage;
  period: string;
  week: string | null;
  from: string;
  to: string;
  number: number;
  state: ReportState;
  heldAt: Date | null;
  heldNote: string;
  word: string;
  /** Why it is told anew, where it is a later version. */
  reason: string | null;
  revisedByName: string | null;
  /** The newest version that was sent after it. */
  supersededBy: string | null;
  /** The next version while it is being written; contacts have none. */
  revisionId: string | null;
  content: string | null;
  contentSha256: string | null;
  sentAt: Date | null;
  acceptedAt: Date | null;
  acceptedSilently: boolean;
  /** When a link in one of its mails was first opened, where that is noted. */
  openedAt: Date | null;
  openQuestions: number;
  /** Corrections of its entries that wait for a new version. */
  untoldCorrections: number;
  version: number;
}

interface Contact {
  id: string;
  name: string;
  email: string;
  language: Language;
}

/** Somebody who gets a report. */
export interface Recipient extends Contact {
  readonly timeZone: string;
  readonly role: 'to' | 'cc';
}

export interface ReportFilter {
  readonly engagementId?: string;
  readonly week?: string;
  readonly states?: readonly ReportState[];
  /** Without those of which a later version was sent. */
  readonly newest?: boolean;
}

const COLUMNS = `r.id, r.engagement_id AS "engagementId", e.name AS "engagementName", c.id AS "clientId", c.name AS "clientName",
  r.coverage, r.period, r.week, r.period_from::text AS "from", r.period_to::text AS "to", r.number, r.state, r.word, r.content,
  r.held_at AS "heldAt", r.held_note AS "heldNote", r.reason, r.revised_by_name AS "revisedByName",
  r.content_sha256 AS "contentSha256", r.sent_at AS "sentAt", r.accepted_at AS "acceptedAt", r.version,
  r.accepted_silently AS "acceptedSilently",
  (SELECT n.id FROM report n WHERE r.superseded_at IS NOT NULL AND n.engagement_id = r.engagement_id AND n.period_from = r.period_from
    AND n.period_to = r.period_to AND n.number > r.number AND n.state <> 'draft' ORDER BY n.number DESC LIMIT 1) AS "supersededBy",
  (SELECT n.id FROM report n WHERE n.revises = r.id AND n.state = 'draft') AS "revisionId",
  (SELECT min(d.opened_at) FROM delivery d WHERE d.report_id = r.id) AS "openedAt",
  (SELECT count(*)::int FROM adjustment j WHERE r.state <> 'draft' AND r.superseded_at IS NULL AND j.engagement_id = r.engagement_id
    AND j.in_report AND j.reported_in IS NULL AND j.day >= r.period_from AND j.day < r.period_to) AS "untoldCorrections",
  (SELECT count(*)::int FROM report_answer a WHERE a.report_id = r.id AND a.kind = 'question' AND a.reply IS NULL) AS "openQuestions"`;
const FROM = `FROM report r JOIN engagement e ON e.id = r.engagement_id JOIN client c ON c.id = e.client_id
  WHERE r.workspace_id = $1 AND ($2::uuid[] IS NULL OR r.engagement_id = ANY ($2)) AND ($3 OR r.state <> 'draft')`;

/** The reach of an actor, as every statement here asks for it; row-level security asks again. */
function reach(actor: Actor): [string, readonly string[] | null, boolean] {
  return [
    actor.workspaceId,
    seesAll(actor) ? null : actor.engagementIds,
    isMember(actor) || actor.role === 'system',
  ];
}

/** The only place that reads and writes reports, deliveries and answers. */
@Injectable()
export class ReportRepository {
  /** The latest days first. */
  list(
    reader: Actor,
    filter: ReportFilter,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<ReportRow[]> {
    return query<ReportRow>(
      'reports.list',
      `SELECT ${COLUMNS} ${FROM}
         AND ($4::uuid IS NULL OR r.engagement_id = $4) AND ($5::text IS NULL OR r.week = $5) AND ($6::text[] IS NULL OR r.state = ANY ($6))
         AND ($7::date IS NULL OR (r.period_from, r.id) < ($7, $8::uuid)) AND (NOT $10 OR r.superseded_at IS NULL)
       ORDER BY r.period_from DESC, r.id DESC LIMIT $9`,
      [
        ...reach(reader),
        filter.engagementId ?? null,
        filter.week ?? null,
        filter.states ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit + 1,
        filter.newest ?? false,
      ],
    );
  }

  /** @throws NotFound for what is not there, not in reach, or a draft to a contact */
  async read(reader: Actor, id: string): Promise<ReportRow> {
    const [row] = await query<ReportRow>('reports.read', `SELECT ${COLUMNS} ${FROM} AND r.id = $4`, [
      ...reach(reader),
      id,
    ]);
    if (!row) throw new NotFound('report');
    return row;
  }

  /** The newest version of some days, with its row locked: whoever comes second waits and sees what the first did. */
  latestOf(
    engagementId: string,
    { from, to }: Pick<ReportEntity, 'from' | 'to'>,
  ): Promise<ReportEntity | null> {
    return manager().findOne(ReportEntity, {
      where: { workspaceId: actor().workspaceId, engagementId, from, to },
      order: { number: 'DESC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** For a change, with its row locked. @throws NotFound */
  async locked(writer: Actor, id: string): Promise<ReportEntity> {
    await this.read(writer, id);
    const found = await manager().findOne(ReportEntity, {
      where: { id, workspaceId: writer.workspaceId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!found) throw new NotFound('report');
    return found;
  }

  /** Of a report in reach. @throws NotFound */
  async contentOf(id: string): Promise<string | null> {
    return (await this.read(actor(), id)).content;
  }

  /** @returns false when another has composed the same days at the same moment */
  async add(report: Omit<ReportEntity, 'version'>): Promise<boolean> {
    const result = await manager()
      .createQueryBuilder()
      .insert()
      .into(ReportEntity)
      .values(report)
      .orIgnore()
      .returning('id')
      .execute();
    return (result.raw as unknown[]).length > 0;
  }

  async change(id: string, changes: Partial<ReportEntity>): Promise<void> {
    await manager().update(ReportEntity, { id, workspaceId: actor().workspaceId }, changes);
  }

  async remove(id: string): Promise<void> {
    await manager().delete(ReportEntity, { id, workspaceId: actor().workspaceId });
  }

  async keepPdf(report: ReportEntity, language: Language, bytes: Uint8Array, sha256: string): Promise<void> {
    await query(
      'reports.keep-pdf',
      'INSERT INTO report_pdf (report_id, language, workspace_id, engagement_id, bytes, sha256) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING',
      [report.id, language, report.workspaceId, report.engagementId, Buffer.from(bytes), sha256],
    );
  }

  async keptPdf(reportId: string, language: Language): Promise<Buffer | null> {
    const [row] = await query<{ bytes: Buffer }>(
      'reports.kept-pdf',
      'SELECT bytes FROM report_pdf WHERE workspace_id = $1 AND report_id = $2 AND language = $3',
      [actor().workspaceId, reportId, language],
    );
    return row?.bytes ?? null;
  }

  pdfHashes(reportId: string): Promise<{ language: Language; sha256: string }[]> {
    return query(
      'reports.pdf-hashes',
      'SELECT language, sha256 FROM report_pdf WHERE workspace_id = $1 AND report_id = $2',
      [actor().workspaceId, reportId],
    );
  }

  /**
   * Who gets the reports of an engagement: those whom its schedule names, or else everybody at the client; of a later
   * version also who got the one before. Nobody who wants none.
   * @param revises the version before
   */
  recipients(engagementId: string, revises: string | null): Promise<Recipient[]> {
    return query<Recipient>(
      'reports.recipients',
      `SELECT k.id, k.name, k.email, k.language, k.time_zone AS "timeZone", coalesce(s.role, 'to') AS role
       FROM contact k JOIN engagement e ON e.client_id = k.client_id
       LEFT JOIN schedule_recipient s ON s.engagement_id = e.id AND s.contact_id = k.id
       WHERE e.workspace_id = $1 AND e.id = $2 AND k.removed_at IS NULL AND k.receives_reports
         AND (s.contact_id IS NOT NULL OR NOT EXISTS (SELECT FROM schedule_recipient o WHERE o.engagement_id = e.id)
           OR EXISTS (SELECT FROM delivery d WHERE d.report_id = $3 AND d.contact_id = k.id))
       ORDER BY s.position NULLS LAST, k.created_at, k.id`,
      [actor().workspaceId, engagementId, revises],
    );
  }

  async addDelivery(delivery: NewDelivery): Promise<void> {
    await manager().createQueryBuilder().insert().into(DeliveryEntity).values(delivery).orIgnore().execute();
  }

  deliveriesOf(reportIds: readonly string[]): Promise<DeliveryEntity[]> {
    return manager()
      .createQueryBuilder(DeliveryEntity, 'd')
      .where('d.workspace_id = :workspaceId AND d.report_id = ANY(:reportIds)', {
        workspaceId: actor().workspaceId,
        reportIds: [...reportIds],
      })
      .orderBy('d.created_at')
      .addOrderBy('d.id')
      .getMany();
  }

  delivery(id: string): Promise<DeliveryEntity | null> {
    return manager().findOneBy(DeliveryEntity, { id, workspaceId: actor().workspaceId });
  }

  async changeDelivery(id: string, changes: Partial<DeliveryEntity>): Promise<void> {
    await manager().update(DeliveryEntity, { id, workspaceId: actor().workspaceId }, changes);
  }

  /** Oldest first. */
  answersOf(reportIds: readonly string[]): Promise<ReportAnswerEntity[]> {
    return manager()
      .createQueryBuilder(ReportAnswerEntity, 'a')
      .where('a.workspace_id = :workspaceId AND a.report_id = ANY(:reportIds)', {
        workspaceId: actor().workspaceId,
        reportIds: [...reportIds],
      })
      .orderBy('a.at')
      .addOrderBy('a.id')
      .getMany();
  }

  async addAnswer(
    answer: Omit<ReportAnswerEntity, 'version' | 'reply' | 'repliedAt' | 'repliedByName'>,
  ): Promise<void> {
    await manager().insert(ReportAnswerEntity, answer);
  }

  /** The question as it stands with its reply; null when there is none of this id in the report. */
  async reply(
    reportId: string,
    answerId: string,
    reply: Pick<ReportAnswerEntity, 'reply' | 'repliedAt' | 'repliedByName'>,
  ): Promise<ReportAnswerEntity | null> {
    const { workspaceId } = actor();
    const where = { id: answerId, reportId, kind: 'question' as const, workspaceId };
    const { affected } = await manager().update(ReportAnswerEntity, where, reply);
    return affected === 1 ? this.answer(answerId) : null;
  }

  answer(id: string): Promise<ReportAnswerEntity | null> {
    return manager().findOneBy(ReportAnswerEntity, { id, workspaceId: actor().workspaceId });
  }

  /** A contact who is still there. */
  async contact(id: string): Promise<Contact | null> {
    const [row] = await query<Contact>(
      'reports.contact',
      'SELECT id, name, email, language FROM contact WHERE workspace_id = $1 AND id = $2 AND removed_at IS NULL',
      [actor().workspaceId, id],
    );
    return row ?? null;
  }
}
