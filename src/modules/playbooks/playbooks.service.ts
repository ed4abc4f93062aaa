import { Injectable } from '@nestjs/common';
import { MOST_STEPS, type Step } from '../../kernel/checklist.js';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { refuseOutOfReach } from '../../platform/database/reach.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page, type PageQuery } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { PlaybookDto, PlaybookVersionDto, type EditPlaybookDto, type ImprovePlaybookDto, type PlaybooksQuery, type WritePlaybookDto } from './playbook.dto.js'; // prettier-ignore
import type { PlaybookEntity } from './playbook.entity.js';
import { NoSteps, NothingNew, NotOfOneClient, PlaybookArchived, TooManySteps, VersionUnclear } from './playbook.errors.js'; // prettier-ignore
import { stepsOf } from './playbook.rules.js';
import {
  PlaybooksRepository,
  type Followed,
  type PlaybookPosition,
  type PlaybookRow,
  type VersionPosition,
} from './playbooks.repository.js';

/** Which playbook a task follows: the named one, else the one attached to its service. */
export interface StepsWanted {
  readonly playbookId?: string | undefined;
  readonly serviceId?: string | null | undefined;
  readonly engagementId: string;
}

/** Methods that are written down, become better with each task, and are handed over. */
@Injectable()
export class PlaybooksService {
  constructor(
    private readonly playbooks: PlaybooksRepository,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * The steps that a task follows from now on, in the caller's reach: for a contact only those of a shared playbook.
   * Null where a service has no playbook.
   * @throws NotFound when a playbook is named that is not there for this engagement, or archived
   */
  async stepsFor({ playbookId, serviceId, engagementId }: StepsWanted): Promise<Followed | null> {
    if (playbookId !== undefined)
      return found(await this.playbooks.followed(actor(), playbookId, engagementId));
    return serviceId ? this.playbooks.ofService(actor(), serviceId, engagementId) : null;
  }

  async list(asked: PlaybooksQuery): Promise<Page<PlaybookDto>> {
    const limit = limitOf(asked);
    const rows = await this.playbooks.list(actor(), asked, limit + 1, positionOf<PlaybookPosition>(asked, 2));
    const position = ({ title, id }: PlaybookRow): PlaybookPosition => [title, id];
    return pageOf(rows, limit, position, (row) => PlaybookDto.of(row, actor()));
  }

  async read(id: string): Promise<PlaybookDto> {
    return PlaybookDto.of(await this.playbooks.one(actor(), id), actor());
  }

  /** Every version with its text, the newest first. */
  async versions(id: string, asked: PageQuery): Promise<Page<PlaybookVersionDto>> {
    const { id: known } = await this.playbooks.one(actor(), id);
    const limit = limitOf(asked);
    const after = positionOf<VersionPosition>(asked, 1);
    const rows = await this.playbooks.versions(actor(), known, limit + 1, after);
    return pageOf(rows, limit, ({ number }) => [String(number)], (row) => PlaybookVersionDto.of(row)); // prettier-ignore
  }

  /** @throws NotFound for the engagement, a service or the task, NoSteps, TooManySteps, NotOfOneClient */
  async write(body: WritePlaybookDto): Promise<PlaybookDto> {
    const who = actor();
    const { engagementId, title, language, shared = false } = body;
    if (engagementId !== null) refuseOutOfReach(who, engagementId);
    if (shared && engagementId === null) throw new NotOfOneClient();
    const id = body.id ?? this.ids.next();
    const own = { id, workspaceId: who.workspaceId, engagementId, title, language, shared };
    await this.playbooks.add({ ...own, latest: 1, createdAt: this.clock.date(), archivedAt: null });
    await this.say(own, 1, body);
    if (body.serviceIds) await this.attach(own, body.serviceIds);
    return this.changed(own);
  }

  /** Renames, attaches, shares, archives. @throws Stale, NotOfOneClient, NotFound for a service */
  async edit(id: string, body: EditPlaybookDto, expected: number | null): Promise<PlaybookDto> {
    const playbook = await this.playbooks.load(actor(), id);
    refuseStale(playbook.version, expected);
    const wasShared = playbook.shared;
    const {
      title = playbook.title,
      shared = playbook.shared,
      archived = playbook.archivedAt !== null,
    } = body;
    if (shared && playbook.engagementId === null) throw new NotOfOneClient();
    const archivedAt = archived ? (playbook.archivedAt ?? this.clock.date()) : null;
    Object.assign(playbook, { title, shared, archivedAt });
    await this.playbooks.change(playbook);
    if (body.serviceIds) await this.attach(playbook, body.serviceIds);
    return this.changed({ ...playbook, shared: wasShared || shared });
  }

  /** Adds a version, which may say again what an older one said. @throws Stale, VersionUnclear, NothingNew, PlaybookArchived */
  async improve(id: string, body: ImprovePlaybookDto, expected: number | null): Promise<PlaybookDto> {
    const playbook = await this.playbooks.load(actor(), id);
    refuseStale(playbook.version, expected);
    if (playbook.archivedAt !== null) throw new PlaybookArchived();
    const markdown = await this.wordsOf(id, body);
    const { latest } = await this.playbooks.one(actor(), id);
    if (latest.markdown === markdown) throw new NothingNew(latest.number);
    playbook.latest += 1;
    await this.say(playbook, playbook.latest, { ...body, markdown });
    await this.playbooks.change(playbook);
    return this.changed(playbook);
  }

  private async wordsOf(id: string, { markdown, restores }: ImprovePlaybookDto): Promise<string> {
    if ((markdown === undefined) === (restores === undefined)) throw new VersionUnclear();
    return markdown ?? (await this.playbooks.version(actor(), id, restores ?? 0)).markdown;
  }

  private async say(
    { id, engagementId }: Pick<PlaybookEntity, 'id' | 'engagementId'>,
    number: number,
    { markdown, note = '', fromTaskId = null, restores }: ImprovePlaybookDto & { markdown: string },
  ): Promise<void> {
    const { workspaceId, personId, name } = actor();
    if (fromTaskId !== null && !(await this.playbooks.reachesTask(actor(), fromTaskId, engagementId)))
      throw new NotFound('task');
    await this.playbooks.addVersion({
      playbookId: id,
      number,
      workspaceId,
      markdown,
      steps: followable(markdown),
      note,
      fromTaskId,
      restores: restores ?? null,
      createdBy: personId,
      createdByName: name,
      createdAt: this.clock.date(),
    });
  }

  private async attach(playbook: Pick<PlaybookEntity, 'id' | 'engagementId'>, serviceIds: string[]) {
    if (!(await this.playbooks.attach(actor(), playbook, serviceIds, this.clock.date())))
      throw new NotFound('service');
  }

  private async changed({
    id,
    engagementId,
    shared,
  }: Pick<PlaybookEntity, 'id' | 'engagementId' | 'shared'>): Promise<PlaybookDto> {
    await this.events.tell('playbook.changed', id, engagementId, shared ? 'everybody' : 'members');
    return this.read(id);
  }
}

function found(followed: Followed | null): Followed {
  if (!followed) throw new NotFound('playbook');
  return followed;
}

function followable(markdown: string): Step[] {
  const steps = stepsOf(markdown);
  if (steps.length === 0) throw new NoSteps();
  if (steps.length > MOST_STEPS) throw new TooManySteps(MOST_STEPS, steps.length);
  return steps;
}
