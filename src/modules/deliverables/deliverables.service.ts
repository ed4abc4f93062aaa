import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Forbidden } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { refuseOutOfReach } from '../../platform/database/reach.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import type { Download } from '../../platform/files/download.js';
import type { StoredFile } from '../../platform/files/file-store.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import { NoticesService } from '../notices/notices.service.js';
import { firstLine, kindBrought, type Content } from './deliverable.content.js';
import { DeliverableContents } from './deliverable-contents.js';
import { DeliverableDecisionsService } from './deliverable-decisions.service.js';
import { DeliverableDto, type AcceptDto, type AddVersionDto, type ChangeDeliverableDto, type DeliverablesQuery, type FoldersDto, type FoldersQuery, type HandOverDto, type RequestChangeDto } from './deliverable.dto.js'; // prettier-ignore
import type { DeliverableEntity } from './deliverable.entity.js';
import { DeliverableDecided, DeliverableDeleted, DeliverableNotDeleted, DeliverableNotShown, DeliverableShownAlready, OtherKind } from './deliverable.errors.js'; // prettier-ignore
import { deliverableAbilities, type DeliverableAbility } from './deliverable.policy.js';
import type { DeliverablePosition } from './deliverable.rows.js';
import { cleanFolder, cleanTags } from './deliverable.rules.js';
import { DeliverableKeepingRepository } from './deliverable-keeping.repository.js';
import { DeliverablesRepository } from './deliverables.repository.js';

const LONGEST_TITLE = 200;

/** Documents and results: handed over in versions, shown, decided about, never changed behind anybody's back. */
@Injectable()
export class DeliverablesService {
  constructor(
    private readonly deliverables: DeliverablesRepository,
    private readonly keeping: DeliverableKeepingRepository,
    private readonly decisions: DeliverableDecisionsService,
    private readonly contents: DeliverableContents,
    private readonly notices: NoticesService,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: DeliverablesQuery): Promise<Page<DeliverableDto>> {
    const limit = limitOf(asked);
    const after = positionOf<DeliverablePosition>(asked, 2);
    const folder = asked.folder === undefined ? undefined : (cleanFolder(asked.folder) ?? asked.folder);
    const rows = await this.deliverables.list(actor(), { ...asked, folder }, limit + 1, after);
    return pageOf(rows, limit, (row) => row.position, (row) => DeliverableDto.of(row, actor())); // prettier-ignore
  }

  /** All of one task that the actor sees, the newest first; a task has few. */
  async listForTask(taskId: string): Promise<DeliverableDto[]> {
    const rows = await this.deliverables.list(actor(), { taskId }, 200, null);
    return rows.map((row) => DeliverableDto.of(row, actor()));
  }

  async read(id: string): Promise<DeliverableDto> {
    return DeliverableDto.of(await this.deliverables.one(actor(), id), actor());
  }

  /** The content of one version, for whoever may see it now. @throws NotFound, ContentRemoved */
  download(id: string, number: number): Promise<Download> {
    return this.contents.download(id, number);
  }

  /** Folders and tags in use, with how much the actor sees in each. */
  async folders(asked: FoldersQuery): Promise<FoldersDto> {
    const items = await this.deliverables.folders(actor(), asked);
    return { items, tags: await this.deliverables.tags(actor(), asked) };
  }

  /**
   * Hands over the first version of a new deliverable: a file that is in the store already, an upload, a link or a text.
   * @throws NotFound for an engagement or task out of reach, QuotaExceeded
   */
  async handOver(body: Omit<HandOverDto, 'file'>, file: StoredFile | null): Promise<DeliverableDto> {
    const who = actor();
    const { engagementId } = body;
    refuseOutOfReach(who, engagementId);
    const kind = kindBrought(body, file, body.kind);
    const content = await this.contents.take(body, file, body.title ?? '');
    const deliverable: Omit<DeliverableEntity, 'version'> = {
      id: body.id ?? this.ids.next(),
      workspaceId: who.workspaceId,
      engagementId,
      taskId: body.taskId ?? null,
      kind,
      title: body.title ?? [...titleOf(content)].slice(0, LONGEST_TITLE).join(''),
      folder: folderOf(body.folder ?? ''),
      tags: cleanTags(body.tags ?? []),
      keepUntil: body.keepUntil ?? null,
      shownVersion: body.show ? 1 : null,
      shownAt: body.show ? this.clock.date() : null,
      decision: null,
      createdAt: this.clock.date(),
      deletedAt: null,
    };
    await this.keeping.add(deliverable);
    await this.contents.add(deliverable, 1, body.note ?? '', content);
    if (body.show) await this.askForYes(deliverable, 1);
    return this.changed(deliverable.id);
  }

  /** A newer content, a draft until it is shown; the older ones stay. @throws QuotaExceeded, DeliverableDeleted, OtherKind */
  async addVersion(
    id: string,
    body: Omit<AddVersionDto, 'file'>,
    file: StoredFile | null,
    expected: number | null,
  ): Promise<DeliverableDto> {
    const { deliverable, latest } = await this.mayI('addVersion', id, expected);
    if (kindBrought(body, file) !== deliverable.kind) throw new OtherKind(deliverable.kind);
    const content = await this.contents.take(body, file, deliverable.title);
    await this.contents.add(deliverable, latest + 1, body.note ?? '', content);
    if (body.show) await this.reveal(deliverable, latest + 1);
    else await this.keeping.change(deliverable);
    return this.changed(id, body.show ? 'everybody' : 'members');
  }

  /** Lets contacts see the newest version, and asks them for their yes. @throws DeliverableShownAlready */
  async show(id: string, expected: number | null): Promise<DeliverableDto> {
    const { deliverable, latest } = await this.mayI('show', id, expected);
    await this.reveal(deliverable, latest);
    return this.changed(id);
  }

  /** Takes back what nobody has decided about; contacts see the version that was decided about before, or nothing. */
  async hide(id: string, expected: number | null): Promise<DeliverableDto> {
    const { deliverable } = await this.mayI('hide', id, expected);
    const before = await this.keeping.decidedBefore(deliverable);
    deliverable.shownVersion = before?.number ?? null;
    deliverable.decision = before?.decision ?? null;
    await this.keeping.change(deliverable);
    return this.changed(id, 'everybody');
  }

  /** A contact's yes to what they looked at. @throws OtherVersion, DeliverableDecided */
  async accept(id: string, body: AcceptDto): Promise<DeliverableDto> {
    await this.decisions.decide(id, 'accepted', { version: body.version, sha256: body.sha256 });
    return this.read(id);
  }

  /** A contact's not yet, with what is missing. @throws OtherVersion, DeliverableDecided */
  async requestChange(id: string, body: RequestChangeDto): Promise<DeliverableDto> {
    const { version, sha256, reason } = body;
    await this.decisions.decide(id, 'change_requested', { version, sha256, reason });
    return this.read(id);
  }

  /** Title, task, place and life; the content is changed by a new version. */
  async change(id: string, body: ChangeDeliverableDto, expected: number | null): Promise<DeliverableDto> {
    const { deliverable } = await this.mayI('edit', id, expected);
    const { folder, tags, ...rest } = body;
    Object.assign(deliverable, rest, {
      ...(folder !== undefined && { folder: folderOf(folder) }),
      ...(tags !== undefined && { tags: cleanTags(tags) }),
    });
    await this.keeping.change(deliverable);
    return this.changed(id);
  }

  /** Takes it out of every list; its contents are kept for a month, and it can be restored. */
  async remove(id: string, expected: number | null): Promise<void> {
    const { deliverable } = await this.mayI('remove', id, expected);
    deliverable.deletedAt = this.clock.date();
    await this.keeping.change(deliverable);
    await this.tell(deliverable);
  }

  async restore(id: string): Promise<DeliverableDto> {
    const { deliverable } = await this.mayI('restore', id, null);
    deliverable.deletedAt = null;
    await this.keeping.change(deliverable);
    return this.changed(id);
  }

  /** Loads a deliverable for a change, if the caller may make it and knows its newest version. */
  private async mayI(
    ability: DeliverableAbility,
    id: string,
    expected: number | null,
  ): Promise<{ deliverable: DeliverableEntity; latest: number }> {
    const deliverable = await this.keeping.load(actor(), id);
    refuseStale(deliverable.version, expected);
    const latest = await this.keeping.latest(deliverable);
    const { deletedAt, shownVersion, decision } = deliverable;
    const abilities = deliverableAbilities(actor(), { deleted: deletedAt !== null, latest, shownVersion, decision }); // prettier-ignore
    if (abilities[ability]) return { deliverable, latest };
    if (abilities.restore) throw new DeliverableDeleted();
    if (ability === 'restore' && abilities.edit) throw new DeliverableNotDeleted();
    if (ability === 'show' && abilities.edit) throw new DeliverableShownAlready();
    if (ability === 'hide' && abilities.edit) throw hiding(deliverable);
    throw new Forbidden('deliverables.manage');
  }

  private async reveal(deliverable: DeliverableEntity, number: number): Promise<void> {
    deliverable.shownVersion = number;
    deliverable.shownAt ??= this.clock.date();
    deliverable.decision = null;
    await this.keeping.change(deliverable);
    await this.askForYes(deliverable, number);
  }

  private async askForYes(deliverable: Omit<DeliverableEntity, 'version'>, number: number): Promise<void> {
    await this.keeping.noteShown(deliverable, number, this.clock.now());
    await this.notices.tell({
      kind: 'deliverable.shown',
      engagementId: deliverable.engagementId,
      to: 'contacts',
      subject: { noun: 'deliverable', id: deliverable.id, title: deliverable.title },
      by: actor().name,
    });
  }

  private async changed(id: string, audience?: 'everybody' | 'members'): Promise<DeliverableDto> {
    const row = await this.deliverables.one(actor(), id);
    await this.tell(row, audience);
    return DeliverableDto.of(row, actor());
  }

  /** A contact is not told about what they cannot see. */
  private async tell(
    { id, engagementId, shownVersion }: Pick<DeliverableEntity, 'id' | 'engagementId' | 'shownVersion'>,
    audience: 'everybody' | 'members' = shownVersion === null ? 'members' : 'everybody',
  ): Promise<void> {
    await this.events.tell('deliverable.changed', id, engagementId, audience);
  }
}

/** What nobody sees cannot be hidden; what somebody has decided about stays. */
function hiding({ decision }: DeliverableEntity): Error {
  return decision ? new DeliverableDecided(decision) : new DeliverableNotShown();
}

/** @throws InvalidRequest */
function folderOf(folder: string): string {
  const clean = cleanFolder(folder);
  if (clean === null) throw new InvalidRequest([{ field: 'folder', code: 'invalid' }]);
  return clean;
}

/** The name of the file or of the host; the first line of a text. */
function titleOf({ fileName, body }: Content): string {
  return (body !== null && firstLine(body)) || fileName;
}
