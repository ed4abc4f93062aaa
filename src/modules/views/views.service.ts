import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page, type PageQuery } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { ViewAsking } from './view.asking.js';
import { ViewDto, type AddViewDto, type AskFiguresDto, type EditViewDto } from './view.dto.js';
import type { ViewEntity } from './view.entity.js';
import { ViewDeleted, ViewNotDeleted, ViewNotScheduled } from './view.errors.js';
import type { ViewFiguresDto } from './view-figures.dto.js';
import { ViewFiguresService } from './view-figures.service.js';
import { ViewNamesRepository } from './view-names.repository.js';
import { refuseContacts } from './view.policy.js';
import { nextSending, type ViewSchedule } from './view-schedule.rules.js';
import { ViewsRepository, type ViewPosition, type ViewRow } from './views.repository.js';

/** Saved questions about the work of all clients. Owners keep them; members read those that are shared. */
@Injectable()
export class ViewsService {
  constructor(
    private readonly views: ViewsRepository,
    private readonly names: ViewNamesRepository,
    private readonly figures: ViewFiguresService,
    private readonly asking: ViewAsking,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: PageQuery): Promise<Page<ViewDto>> {
    refuseContacts(actor());
    const limit = limitOf(asked);
    const rows = await this.views.list(actor(), limit + 1, positionOf<ViewPosition>(asked, 2));
    const page = pageOf(rows, limit, ({ name, id }) => [name, id], (row) => row); // prettier-ignore
    const items: ViewDto[] = [];
    for (const row of page.items) items.push(await this.shown(row));
    return { ...page, items };
  }

  /** @throws NotFound for contacts, and for assistants of what is not shared */
  async read(id: string): Promise<ViewDto> {
    return this.shown(await this.find(id));
  }

  /** The figures as they are now, of the engagements in the caller's reach. @throws NotFound, TooManyRows */
  async figuresOf(id: string): Promise<{ view: ViewRow; figures: ViewFiguresDto }> {
    const view = await this.find(id);
    return { view, figures: await this.figures.of(view, this.today()) };
  }

  /** The figures of a question that nobody has saved. @throws InvalidRequest, TooManyRows */
  async ask(body: AskFiguresDto): Promise<ViewFiguresDto> {
    refuseContacts(actor());
    return this.figures.of(await this.asking.question(body), this.today());
  }

  /** Whoever makes it gets its mails, where it sends any. @throws InvalidRequest, ViewIdTaken */
  async add(body: AddViewDto): Promise<ViewDto> {
    refuseContacts(actor());
    const { id = this.ids.next(), name, columns, sharedWith = 'nobody' } = body;
    const { workspaceId } = actor();
    const memberId = actor().seatId ?? '';
    const schedule = this.asking.schedule(body.schedule);
    const createdAt = this.clock.date();
    await this.views.add({
      ...{ id, workspaceId, memberId, name, columns, sharedWith, schedule, createdAt },
      ...(await this.asking.question(body)),
      nextRunAt: this.nextRun(schedule),
      deletedAt: null,
    });
    await this.views.want(actor(), id, memberId, createdAt);
    return this.changed(id);
  }

  /** What is left out stays. @throws InvalidRequest, Stale, ViewDeleted */
  async edit(id: string, body: EditViewDto, expected: number | null): Promise<ViewDto> {
    const view = await this.there(id, expected);
    const { name = view.name, columns = view.columns, sharedWith = view.sharedWith } = body;
    Object.assign(view, { name, columns, sharedWith }, await this.asking.question(body, view));
    if (body.schedule !== undefined) {
      view.schedule = this.asking.schedule(body.schedule);
      view.nextRunAt = this.nextRun(view.schedule);
    }
    await this.views.change(view);
    return this.changed(id);
  }

  /** Out of the list, and sent no more; it can be brought back. @throws Stale, ViewDeleted */
  async remove(id: string, expected: number | null): Promise<void> {
    const view = await this.there(id, expected);
    await this.views.change(Object.assign(view, { deletedAt: this.clock.date() }));
    await this.events.tell('view.changed', id);
  }

  /** Sent again from now on: what was due meanwhile is not made up for. @throws ViewNotDeleted */
  async restore(id: string): Promise<ViewDto> {
    refuseContacts(actor());
    const view = await this.views.load(actor(), id);
    if (view.deletedAt === null) throw new ViewNotDeleted();
    await this.views.change(Object.assign(view, { deletedAt: null, nextRunAt: this.nextRun(view.schedule) }));
    return this.changed(id);
  }

  /** Whether the caller gets the figures by mail. @throws NotFound, ViewNotScheduled */
  async want(id: string, wanted: boolean): Promise<ViewDto> {
    const { schedule } = await this.find(id);
    if (wanted && schedule === null) throw new ViewNotScheduled();
    const memberId = actor().seatId ?? '';
    if (wanted) await this.views.want(actor(), id, memberId, this.clock.date());
    else await this.views.wantNoMore(actor(), id, memberId);
    return this.read(id);
  }

  private find(id: string): Promise<ViewRow> {
    refuseContacts(actor());
    return this.views.one(actor(), id);
  }

  private async there(id: string, expected: number | null): Promise<ViewEntity> {
    refuseContacts(actor());
    const view = await this.views.load(actor(), id);
    if (view.deletedAt !== null) throw new ViewDeleted();
    refuseStale(view.version, expected);
    return view;
  }

  private async changed(id: string): Promise<ViewDto> {
    await this.events.tell('view.changed', id);
    return this.read(id);
  }

  private async shown(row: ViewRow): Promise<ViewDto> {
    return ViewDto.of({ ...row, filter: await this.names.inReach(actor(), row.filter) }, actor());
  }

  private nextRun(schedule: ViewSchedule | null): Date | null {
    if (!schedule?.enabled) return null;
    return new Date(nextSending(schedule, this.clock.now()).epochMilliseconds);
  }

  /** A week and a month are those of whoever looks. */
  private today(): Temporal.PlainDate {
    return localDay(this.clock.now(), actor().timeZone);
  }
}
