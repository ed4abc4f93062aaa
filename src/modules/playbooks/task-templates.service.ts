import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { shippedTemplates } from './shipped-templates.js';
import { TaskTemplateDto, type AddTemplateDto, type EditTemplateDto, type TemplatesQuery } from './task-template.dto.js'; // prettier-ignore
import type { TaskTemplateEntity } from './task-template.entity.js';
import { TemplateDeleted, TemplateNotDeleted } from './task-template.errors.js';
import { TaskTemplatesRepository } from './task-templates.repository.js';

/** Where a page ended: in the templates of the product, which come first, or in the own ones. */
type Position = readonly [kind: 'shipped' | 'own', title: string, id: string];

/** Tasks as they are usually delegated: those that come with the product, and a practice's own. */
@Injectable()
export class TaskTemplatesService {
  constructor(
    private readonly templates: TaskTemplatesRepository,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: TemplatesQuery): Promise<Page<TaskTemplateDto>> {
    const limit = limitOf(asked);
    const who = actor();
    const after = positionOf<Position>(asked, 3);
    const shipped = shippedAfter(after).map((template) =>
      TaskTemplateDto.ofShipped(template, asked.language ?? who.language, who),
    );
    const wanted = limit + 1 - shipped.length;
    const ownAfter = after?.[0] === 'own' ? ([after[1], after[2]] as const) : null;
    const own = wanted > 0 ? await this.templates.list(who, asked.language, wanted, ownAfter) : [];
    const all = [...shipped, ...own.map((row) => TaskTemplateDto.of(row, who))];
    return pageOf(all, limit, positionIn, (template) => template);
  }

  /** @throws TemplateIdTaken */
  async add(body: AddTemplateDto): Promise<TaskTemplateDto> {
    const { id = this.ids.next(), brief = '', purpose = '', inputs = '', acceptanceCriteria = '' } = body;
    await this.templates.add({
      id,
      workspaceId: actor().workspaceId,
      language: body.language,
      title: body.title,
      ...{ brief, purpose, inputs, acceptanceCriteria },
      estimateMinutes: body.estimateMinutes ?? null,
      checklist: body.checklist ?? [],
      deliverable: body.deliverable ?? null,
      offered: body.offered ?? false,
      createdAt: this.clock.date(),
      deletedAt: null,
    });
    return this.changed(id);
  }

  /** @throws NotFound, Stale, TemplateDeleted */
  async edit(id: string, body: EditTemplateDto, expected: number | null): Promise<TaskTemplateDto> {
    const template = await this.there(id, expected);
    await this.templates.change(Object.assign(template, body));
    return this.changed(id);
  }

  /** Out of the list; it can be brought back. @throws NotFound, Stale, TemplateDeleted */
  async remove(id: string, expected: number | null): Promise<void> {
    const template = await this.there(id, expected);
    await this.templates.change(Object.assign(template, { deletedAt: this.clock.date() }));
    await this.events.tell('task-template.changed', id);
  }

  /** @throws NotFound, TemplateNotDeleted */
  async restore(id: string): Promise<TaskTemplateDto> {
    const template = await this.templates.load(actor(), id);
    if (template.deletedAt === null) throw new TemplateNotDeleted();
    await this.templates.change(Object.assign(template, { deletedAt: null }));
    return this.changed(id);
  }

  private async there(id: string, expected: number | null): Promise<TaskTemplateEntity> {
    const template = await this.templates.load(actor(), id);
    if (template.deletedAt !== null) throw new TemplateDeleted();
    refuseStale(template.version, expected);
    return template;
  }

  private async changed(id: string): Promise<TaskTemplateDto> {
    await this.events.tell('task-template.changed', id);
    return TaskTemplateDto.of(await this.templates.one(actor(), id), actor());
  }
}

function shippedAfter(after: Position | null) {
  if (after === null) return shippedTemplates;
  if (after[0] === 'own') return [];
  const last = shippedTemplates.findIndex(({ key }) => `shipped:${key}` === after[2]);
  return shippedTemplates.slice(last + 1);
}

function positionIn({ shipped, title, id }: TaskTemplateDto): Position {
  return [shipped ? 'shipped' : 'own', title, id];
}
