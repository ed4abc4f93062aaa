import { Injectable } from '@nestjs/common';
import { engagementActor, type Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound } from '../../../kernel/domain-error.js';
import { Ids } from '../../../kernel/ids.js';
import { actor, Transactions } from '../../../platform/database/transaction.js';
import { Events } from '../../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../../platform/http/paging.js';
import { ClosedLink } from '../../../platform/pages/closed-link.js';
import { PageLinks } from '../../../platform/pages/page-links.js';
import { ReportRepository } from '../report.repository.js';
import {
  ReportLinkDto,
  USUAL_DAYS,
  type AddReportLinkDto,
  type ReportLinksQuery,
} from './report-sharing.dto.js';
import { ReportSharingRepository, type SharedReport } from './report-sharing.repository.js';

/**
 * Links that may be handed on, apart from those that act: whoever has one reads one report as it was sent, and neither
 * accepts, nor asks, nor finds anything else by it.
 */
@Injectable()
export class ReportSharingService {
  constructor(
    private readonly repository: ReportSharingRepository,
    private readonly reports: ReportRepository,
    private readonly links: PageLinks,
    private readonly transactions: Transactions,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: ReportLinksQuery): Promise<Page<ReportLinkDto>> {
    const limit = limitOf(asked);
    const [after = null] = positionOf<[string]>(asked, 1) ?? [];
    const rows = await this.repository.list(actor(), asked.reportId, limit + 1, after);
    const now = this.clock.now();
    return pageOf(
      rows,
      limit,
      ({ id }) => [id],
      (row) => ReportLinkDto.of(row, this.address(row.id), now, actor()),
    );
  }

  /** @throws NotFound for a report that was not sent, or is not in reach */
  async add(body: AddReportLinkDto): Promise<ReportLinkDto> {
    const { reportId, label = '', days = USUAL_DAYS } = body;
    const report = await this.reports.read(actor(), reportId);
    if (report.state === 'draft') throw new NotFound('report');
    const createdAt = this.clock.now();
    const id = body.id ?? this.ids.next();
    const link = { id, engagementId: report.engagementId, reportId, label, createdAt };
    await this.repository.add({ ...link, expiresAt: createdAt.add({ hours: days * 24 }) });
    // The same request again finds the link that it made; somebody else's id leads to nothing.
    const row = await this.repository.one(actor(), id);
    if (row.reportId !== reportId) throw new NotFound('report-link');
    await this.events.tell('report.changed', reportId, report.engagementId);
    return ReportLinkDto.of(row, this.address(id), createdAt, actor());
  }

  /** The address opens nothing from now on. @throws NotFound */
  async revoke(id: string): Promise<void> {
    const { reportId, engagementId } = await this.repository.one(actor(), id);
    await this.repository.revoke(id, this.clock.now());
    await this.events.tell('report.changed', reportId, engagementId);
  }

  /** The contact's own link to a report that is open; made where there is none. */
  async ensure(reportId: string): Promise<ReportLinkDto> {
    const { items } = await this.list({ reportId });
    return items.find(({ url }) => url !== null) ?? this.add({ reportId });
  }

  /** @param ip counts guesses @throws ClosedLink for what was not signed, is too old, or was taken back */
  async open(token: string, ip: string): Promise<SharedReport> {
    const shared = await this.links.open('shared-report', token, ip, (id) => this.repository.opened(id));
    if (shared.revoked) throw new ClosedLink('report.closed.revoked', shared.language);
    if (shared.expiresAt.getTime() <= this.clock.now().epochMilliseconds)
      throw new ClosedLink('report.closed.expired', shared.language);
    return shared;
  }

  /** Reads in nobody's name, with the reach of the report's engagement. */
  as<T>({ workspaceId, clientId, engagementId }: SharedReport, work: () => Promise<T>): Promise<T> {
    const eyes: Actor = engagementActor(workspaceId, clientId, engagementId);
    return this.transactions.as(eyes, work, { readOnly: true });
  }

  private address(linkId: string): string {
    return this.links.address('shared-report', actor().workspaceId, linkId);
  }
}
