import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { agreementOn } from '../../kernel/dated.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { currencyDecimals, isCurrency } from '../../kernel/money.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import { ClientsService } from '../clients/clients.service.js';
import type { AgreementRow } from './agreement.dto.js';
import { AgreementTermsService } from './agreement-terms.service.js';
import { AgreementsRepository } from './agreements.repository.js';
import { BusinessHoursService } from './business-hours.service.js';
import {
  EngagementDto,
  type BeginEngagementDto,
  type EditEngagementDto,
  type EngagementsQuery,
} from './engagement.dto.js';
import { EndsBeforeItStarts, EngagementHasHistory, RateInOtherCurrency } from './engagement.errors.js';
import { agreedTerms, workingWindows } from './engagement.rules.js';
import { EngagementTermsRepository } from './engagement-terms.repository.js';
import { HourChanges } from './engagements.events.js';
import { EngagementsRepository, type Engagement, type EngagementPosition } from './engagements.repository.js';
import { SchedulesService } from './schedules.service.js';

const MONDAY = 1;

/** The running relations with the clients. */
@Injectable()
export class EngagementsService {
  constructor(
    private readonly engagements: EngagementsRepository,
    private readonly agreements: AgreementsRepository,
    private readonly agreementTerms: AgreementTermsService,
    private readonly terms: EngagementTermsRepository,
    private readonly schedules: SchedulesService,
    private readonly clients: ClientsService,
    private readonly hours: BusinessHoursService,
    private readonly hourChanges: HourChanges,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: EngagementsQuery): Promise<Page<EngagementDto>> {
    const limit = limitOf(asked);
    const after = positionOf<EngagementPosition>(asked, 3);
    const rows = await this.engagements.list(actor(), asked.clientId, limit + 1, after);
    const position = (row: Engagement): EngagementPosition => [row.clientName, row.name, row.id];
    return pageOf(rows, limit, position, (row) => EngagementDto.of(row, actor(), this.clock.now()));
  }

  async read(id: string): Promise<EngagementDto> {
    return EngagementDto.of(await this.find(id), actor(), this.clock.now());
  }

  /** An engagement in the caller's reach, with its agreements, oldest first. @throws NotFound */
  find(id: string): Promise<Engagement> {
    return this.engagements.one(actor(), id);
  }

  /** The terms that hold on a local day of an engagement in reach. @throws NotFound */
  async agreementOn(id: string, day: Temporal.PlainDate): Promise<AgreementRow> {
    return agreementOn((await this.find(id)).agreements, day);
  }

  /** The terms that hold on a local day of an engagement at hand. */
  termsOn({ agreements }: Pick<Engagement, 'agreements'>, day: string): AgreementRow {
    return agreementOn(agreements, day);
  }

  /** Begins to work for a client. @throws NotFound for client or assistants, RateInOtherCurrency */
  async begin(body: BeginEngagementDto): Promise<EngagementDto> {
    const id = body.id ?? this.ids.next();
    const { workspaceId, personId } = actor();
    const client = await this.clients.read(body.clientId);
    const { name, timeZone, currency, weekStartsOn = MONDAY } = body;
    refuseUnknownCurrency(currency);
    const now = this.clock.now();
    const createdAt = new Date(now.epochMilliseconds);
    const startsOn = body.startsOn ?? localDay(now, timeZone).toString();
    const { holidays = null, noticeMinutes = null, retentionMonths = null } = body;
    await this.hours.refuseUnknownRegion(holidays);
    const own = { id, workspaceId, clientId: client.id, name, timeZone, currency, weekStartsOn, startsOn };
    const business = {
      workingWindows: workingWindows(body.workingWindows),
      holidays,
      noticeMinutes,
      retentionMonths,
    };
    await this.engagements.add({ ...own, ...business, endedOn: null, createdAt });
    const terms = agreedTerms(currency, body, () => this.ids.next());
    await this.agreementTerms.refuseOtherServices(id, terms);
    await this.agreements.add({
      id: this.ids.next(),
      workspaceId,
      engagementId: id,
      validFrom: startsOn,
      ...terms,
      createdAt,
      createdBy: personId,
    });
    const { period = 'month', anchorDay = 1 } = body;
    const agreed = { validFrom: startsOn, period, anchorDay };
    await this.schedules.begin(id, { ...own, ...business, agreements: [agreed] });
    if (!(await this.terms.assign(actor(), id, body.assistantIds ?? []))) throw new NotFound('member');
    return this.changed(id);
  }

  /** @throws Stale, EngagementHasHistory, EndsBeforeItStarts, RateInOtherCurrency */
  async edit(id: string, body: EditEngagementDto, expected: number | null): Promise<EngagementDto> {
    const engagement = await this.find(id);
    refuseStale(engagement.version, expected);
    const { name, timeZone, currency, weekStartsOn, startsOn, endedOn } = { ...engagement, ...body };
    if (endedOn !== null && endedOn < startsOn) throw new EndsBeforeItStarts();
    const { holidays, noticeMinutes, retentionMonths, ...rest } = { ...engagement, ...body };
    if (body.holidays !== undefined) await this.hours.refuseUnknownRegion(holidays);
    const business = {
      workingWindows: workingWindows(rest.workingWindows),
      holidays,
      noticeMinutes,
      retentionMonths,
    };
    const edited = { name, timeZone, currency, weekStartsOn, startsOn, endedOn, ...business };
    if (movesHistory(engagement, edited) && (await this.engagements.hasHistory(actor(), id)))
      throw new EngagementHasHistory();
    if (currency !== engagement.currency) refuseOtherDecimals(engagement, currency);
    await this.engagements.change(engagement, actor().workspaceId, edited);
    if (movesReports(engagement, edited)) await this.schedules.replan(id);
    if (timeZone !== engagement.timeZone || body.workingWindows !== undefined || body.holidays !== undefined)
      await this.hourChanges.happened(id);
    return this.changed(id);
  }

  /**
   * The engagement in which work for a client is logged, made where there is none: for imports.
   * @param missing how to make it; it is named after the client, without a rate
   */
  async ensureForClient(
    clientId: string,
    missing: Pick<BeginEngagementDto, 'name' | 'timeZone' | 'currency' | 'startsOn'>,
  ): Promise<{ id: string; created: boolean }> {
    const current = await this.engagements.currentOf(actor(), clientId);
    if (current !== null) return { id: current, created: false };
    const { id } = await this.begin({ clientId, ...missing });
    return { id, created: true };
  }

  private async changed(id: string): Promise<EngagementDto> {
    await this.events.tell('engagement.changed', id, id);
    return this.read(id);
  }
}

type Measures = Pick<Engagement, 'timeZone' | 'currency' | 'weekStartsOn'>;

/** Whether days, weeks or amounts that were already counted would come out differently. */
function movesHistory(before: Measures, after: Measures): boolean {
  return (
    before.timeZone !== after.timeZone ||
    before.currency !== after.currency ||
    before.weekStartsOn !== after.weekStartsOn
  );
}

type Rhythm = Pick<Engagement, 'timeZone' | 'weekStartsOn' | 'startsOn' | 'workingWindows' | 'holidays'>;

/** Whether reports might fall due at other moments, or for other days. */
function movesReports(before: Rhythm, after: Rhythm): boolean {
  const said = ({ timeZone, weekStartsOn, startsOn, workingWindows: windows, holidays }: Rhythm) =>
    JSON.stringify([timeZone, weekStartsOn, startsOn, workingWindows(windows), holidays]);
  return said(before) !== said(after);
}

function refuseUnknownCurrency(currency: string): void {
  if (!isCurrency(currency)) throw new InvalidRequest([{ field: 'currency', code: 'currency' }]);
}

/** An agreed "28.00" stays 28.00 in the new currency, unless that has other decimals. */
function refuseOtherDecimals({ agreements, currency }: Engagement, wanted: string): void {
  refuseUnknownCurrency(wanted);
  const rated = agreements.some((agreed) =>
    [agreed.rateMinor, agreed.allowancePriceMinor, agreed.overageRateMinor].some((minor) => minor !== null),
  );
  if (rated && currencyDecimals(wanted) !== currencyDecimals(currency))
    throw new RateInOtherCurrency(currency);
}
