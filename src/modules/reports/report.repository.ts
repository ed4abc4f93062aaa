import { Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/domain-error.js';
import { isMember, seesAll, type Actor, type Language } from '../../kernel/actor.js';
import { actor, manager, query } from '../../platform/database/transaction.js';
import { DeliveryEntity } from './delivery.entity.js';
import { ReportAnswerEntity } from './report-answer.entity.js';
import { ReportEntity, type ReportState } from './report.entity.js';

/** A report with the names it is shown under and all that belongs to it. */
export interface ReportRow {
  id: string;
  engagementId: string;
  engagementName: string;
  clientId: string;
  clientName: string;
  week: string;
  from: string;
  to: string;
  number: number;
  state: ReportState;
  word: string;
  content: string | null;
  contentSha256: string | null;
  sentAt: Date | null;
  acceptedAt: Date | null;
  openQuestions: number;
  version: number;
}

export interface Recipient {
  id: string;
  name: string;
  email: string;
  language: Language;
  timeZone: string;
}

export interface ReportFilter {
  readonly engagementId?: string;
  readonly week?: string;
  readonly states?: readonly ReportState[];
}

const COLUMNS = `r.id, r.engagement_id AS "engagementId", e.name AS "engagementName", c.id AS "clientId", c.name AS "clientName",
  r.week, r.period_from::text AS "from", r.period_to::text AS "to", r.number, r.state, r.word, r.content,
  r.content_sha256 AS "contentSha256", r.sent_at AS "sentAt", r.accepted_at AS "acceptedAt", r.version,
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
  /** Newest week first. */
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
         AND ($7::date IS NULL OR (r.period_from, r.id) < ($7, $8::uuid))
       ORDER BY r.period_from DESC, r.id DESC LIMIT $9`,
      [
        ...reach(reader),
        filter.engagementId ?? null,
        filter.week ?? null,
        filter.states ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit + 1,
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

  /** The newest version told of a week, with its row locked: whoever comes second waits and sees what the first did. */
  latestOfWeek(engagementId: string, week: string): Promise<ReportEntity | null> {
    return manager().findOne(ReportEntity, {
      where: { workspaceId: actor().workspaceId, engagementId, week },
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

  /** @returns false when another has composed the same week at the same moment */
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

  /** The contacts of the engagement's client who receive reports. */
  recipients(engagementId: string): Promise<Recipient[]> {
    return query<Recipient>(
      'reports.recipients',
      `SELECT k.id, k.name, k.email, k.language, k.time_zone AS "timeZone" FROM contact k JOIN engagement e ON e.client_id = k.client_id
       WHERE e.workspace_id = $1 AND e.id = $2 AND k.removed_at IS NULL AND k.receives_reports ORDER BY k.created_at, k.id`,
      [actor().workspaceId, engagementId],
    );
  }

  async addDelivery(
    delivery: Omit<DeliveryEntity, 'attempts' | 'lastError' | 'sentAt' | 'linkRevokedAt'>,
  ): Promise<void> {
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
  async contact(id: string): Promise<Recipient | null> {
    const [row] = await query<Recipient>(
      'reports.contact',
      'SELECT id, name, email, language FROM contact WHERE workspace_id = $1 AND id = $2 AND removed_at IS NULL',
      [actor().workspaceId, id],
    );
    return row ?? null;
  }
}
