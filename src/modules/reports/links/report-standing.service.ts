import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { actor } from '../../../platform/database/transaction.js';
import type { ReportPageProps } from '../words/report-page.parts.js';
import { ReportRevisionService } from '../report-revision.service.js';
import { ReportSilenceService } from '../report-silence.service.js';
import type { ReportDto } from '../report.dto.js';
import { ReportRepository } from '../report.repository.js';
import { ReportLinkService } from './report-link.service.js';

/** How a report stands for whoever opens its page: answered or not, and which other versions there are. */
@Injectable()
export class ReportStandingService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly revisions: ReportRevisionService,
    private readonly silence: ReportSilenceService,
    private readonly links: ReportLinkService,
    private readonly clock: Clock,
  ) {}

  /** Who accepted, or that nobody answered in the agreed days; or from when on that will count. */
  async accepted(report: ReportDto): Promise<Pick<ReportPageProps, 'accepted' | 'acceptedFrom'>> {
    const yes = report.answers.find(({ kind }) => kind === 'accepted');
    if (yes) return { accepted: { name: yes.contactName, at: yes.at } };
    const { acceptedAt, state, supersededBy } = report;
    if (report.acceptedSilently && acceptedAt) return { accepted: { name: null, at: acceptedAt } };
    if (state !== 'sent' || supersededBy !== null) return { accepted: null };
    const row = await this.reports.read(actor(), report.id);
    return { accepted: null, acceptedFrom: (await this.silence.endOf(row))?.toString() ?? null };
  }

  /**
   * The newest version that replaces it, and the one that it replaces.
   * @param contactId whose own links lead there; null: nobody's
   */
  async versions(
    report: Pick<ReportDto, 'id' | 'number'>,
    contactId: string | null,
  ): Promise<Pick<ReportPageProps, 'newer' | 'earlier'>> {
    const all = await this.revisions.versions(report.id);
    const newest = all.find(({ state }) => state !== 'draft');
    const newer = newest && newest.number > report.number ? newest : undefined;
    const earlier = all.find(({ number }) => number === report.number - 1);
    const other = async (version: Pick<ReportDto, 'id' | 'number'> | undefined) =>
      version ? { number: version.number, url: await this.addressOf(version.id, contactId) } : null;
    return { newer: await other(newer), earlier: await other(earlier) };
  }

  /** Where the link in this contact's own mail leads; null where they got none, or it opens nothing any more. */
  async addressOf(reportId: string, contactId: string | null): Promise<string | null> {
    if (contactId === null) return null;
    const deliveries = await this.reports.deliveriesOf([reportId]);
    const own = deliveries.find((each) => each.contactId === contactId && !each.linkRevokedAt);
    const open = own && own.linkExpiresAt.getTime() > this.clock.now().epochMilliseconds;
    return open ? this.links.address(actor().workspaceId, own) : null;
  }
}
