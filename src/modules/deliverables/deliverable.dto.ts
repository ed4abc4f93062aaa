import { Transform } from 'class-transformer';
import type { Actor } from '../../kernel/actor.js';
import { Can, Day, FileField, Id, Instant, ListOf, Nested, OneOf, QueryYes, Sha256, Text, TextList, TextsOf, WebAddress, Whole, Yes } from '../../platform/http/fields.js'; // prettier-ignore
import { PageQuery } from '../../platform/http/paging.js';
import { deliverableAbilities, type DeliverableAbility } from './deliverable.policy.js';
import type { DeliverableRow, VersionRow } from './deliverable.rows.js';
import { decisions, deliverableKinds, deliverableStates, LONGEST_TAG, MOST_TAGS, previews, removalReasons, type Decision, type DeliverableKind, type DeliverableState, type Preview, type RemovalReason } from './deliverable.rules.js'; // prettier-ignore

const NOTE = { max: 5000, description: 'What it is, or what is new in this version.' };
const FILE = { description: 'The file of a form, 50 MiB at most.', optional: true };
const BODY = { max: 100_000, description: 'Text in Markdown.' };
const FOLDER = { max: 300, description: 'Names between slashes, `Viaggi/2026`; empty: none.' };
const KEEP = 'The last day on which its contents are kept.';

/** A form has no lists: `one,two`. */
const Tags = () => {
  const read = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',').filter((tag) => tag.trim() !== '') : value,
  );
  const tags = TextsOf({ optional: true, max: MOST_TAGS, longest: LONGEST_TAG });
  return (target: object, key: string) => [tags, read].forEach((decorate) => decorate(target, key));
};

/** One content: a file (of a form, or an upload by its id), a link, or a text. */
class ContentDto {
  @Text({ ...NOTE, optional: true })
  note?: string;

  @Id({ optional: true, description: 'A complete upload (see uploads), which is a file.' })
  uploadId?: string;

  @WebAddress({ optional: true, description: 'A link.' })
  url?: string;

  @Text({ ...BODY, optional: true, min: 1 })
  body?: string;

  @QueryYes({ description: 'The client sees it at once; false unless said.' })
  show?: boolean;

  /** In the body of a received form: the SHA-256 of the file. */
  @FileField(FILE)
  file?: string;
}

/** A hand-over, as JSON or as a form with a file. */
export class HandOverDto extends ContentDto {
  @Id({ optional: true, description: 'UUID v7 chosen by the caller.' })
  id?: string;

  @Id()
  engagementId!: string;

  @Id({ optional: true, description: 'The task that it is a result of.' })
  taskId?: string;

  @OneOf(deliverableKinds, { optional: true, description: 'That of its content.' })
  kind?: DeliverableKind;

  @Text({ optional: true, min: 1, max: 200, description: 'The name of the file unless said.' })
  title?: string;

  @Text({ ...FOLDER, optional: true })
  folder?: string;

  @Tags()
  tags?: string[];

  @Day({ optional: true, description: KEEP })
  keepUntil?: string;
}

export class AddVersionDto extends ContentDto {}

export class ChangeDeliverableDto {
  @Text({ optional: true, min: 1, max: 200 })
  title?: string;

  @Id({ optional: true, nullable: true })
  taskId?: string | null;

  @Text({ ...FOLDER, optional: true })
  folder?: string;

  @Tags()
  tags?: string[];

  @Day({ optional: true, nullable: true, description: KEEP })
  keepUntil?: string | null;
}

/** What was looked at: a decision is about this and nothing else. */
export class AcceptDto {
  @Whole({ min: 1 })
  version!: number;

  @Sha256({ description: 'Of the content that was looked at.' })
  sha256!: string;
}

export class RequestChangeDto extends AcceptDto {
  @Text({ min: 1, max: 5000, description: 'What is missing.' })
  reason!: string;
}

export class FoldersQuery {
  @Id({ optional: true })
  clientId?: string;

  @Id({ optional: true })
  engagementId?: string;
}

export class DeliverablesQuery extends PageQuery {
  @Id({ optional: true })
  engagementId?: string;

  @Id({ optional: true })
  clientId?: string;

  @Id({ optional: true })
  taskId?: string;

  @OneOf(deliverableStates, { optional: true })
  state?: DeliverableState;

  @OneOf(deliverableKinds, { optional: true })
  kind?: DeliverableKind;

  @Text({ ...FOLDER, optional: true, description: 'With the folders in it; empty: what is in none.' })
  folder?: string;

  @Text({ optional: true, min: 1, max: LONGEST_TAG })
  tag?: string;

  @Text({ optional: true, min: 1, max: 100, description: 'A part of its title or of the name of a file.' })
  q?: string;
}

class FolderDto {
  @Text() folder!: string;
  @Whole() count!: number;
}

class TagDto {
  @Text() tag!: string;
  @Whole() count!: number;
}

/** How deliverables are kept in order, as far as the caller sees them. */
export class FoldersDto {
  @ListOf(() => FolderDto) items!: FolderDto[];
  @ListOf(() => TagDto) tags!: TagDto[];
}

export class DeliverableVersionDto {
  @Whole({ min: 1 }) number!: number;
  @Text({ max: 255 }) fileName!: string;
  @Text({
    description: 'By its content and name together; `application/octet-stream` where they do not agree.',
  })
  contentType!: string;
  @Whole({ max: Number.MAX_SAFE_INTEGER, description: 'In bytes.' }) size!: number;
  @Sha256({ description: 'Of the content.' }) sha256!: string;
  @WebAddress({ nullable: true, description: 'Of a link.' }) url!: string | null;
  @Text({ ...BODY, nullable: true, description: 'Of a text, in Markdown; in a list, its beginning.' })
  body!: string | null;
  @Text(NOTE) note!: string;
  @Instant() createdAt!: string;
  @Text() createdByName!: string;
  @Instant({ nullable: true, description: 'The first time that contacts could see it.' })
  shownAt!: string | null;
  @Yes({ description: 'It can be looked at without a download.' }) hasPreview!: boolean;
  @OneOf(previews, { description: 'Pictures of pages, one picture, text; being made; nothing.' })
  preview!: Preview;
  @Whole({ nullable: true, description: 'How many pages have a picture.' }) pages!: number | null;
  @Instant({ nullable: true, description: 'Since when the content is kept no longer.' })
  contentRemovedAt!: string | null;
  @OneOf(removalReasons, { nullable: true }) contentRemovedWhy!: RemovalReason | null;

  static of(row: VersionRow): DeliverableVersionDto {
    return { ...row, hasPreview: row.preview !== 'none' && row.preview !== 'waiting' };
  }
}

class DecisionDto {
  @Whole({ min: 1 }) version!: number;
  @Sha256() sha256!: string;
  @OneOf(decisions) decision!: Decision;
  @Text({ max: 5000 }) reason!: string;
  @Text() byName!: string;
  @Instant() at!: string;
}

export class DeliverableDto {
  @Id() id!: string;
  @Id() engagementId!: string;
  @Text() clientName!: string;
  @Id({ nullable: true }) taskId!: string | null;
  @Text({ nullable: true }) taskTitle!: string | null;
  @OneOf(deliverableKinds) kind!: DeliverableKind;
  @Text() title!: string;
  @Text(FOLDER) folder!: string;
  @TextList() tags!: string[];
  @Day({ nullable: true, description: KEEP }) keepUntil!: string | null;
  @OneOf(deliverableStates, {
    description: 'Of the version that contacts see; a draft is seen by members alone.',
  })
  state!: DeliverableState;
  @Whole({ min: 1, nullable: true, description: 'Contacts see versions up to this one.' })
  shownVersion!: number | null;
  @Instant({ nullable: true, description: 'The first time that contacts could see it.' })
  shownAt!: string | null;
  @Nested(() => DeliverableVersionDto) latest!: DeliverableVersionDto;
  @ListOf(() => DeliverableVersionDto, { description: 'All that the caller sees, the latest first.' })
  versions!: DeliverableVersionDto[];
  @ListOf(() => DecisionDto, { description: 'What contacts decided, the first first.' })
  decisions!: DecisionDto[];
  @Instant({ nullable: true, description: 'Since when the latest content is kept no longer.' })
  contentRemovedAt!: string | null;
  @Instant({ nullable: true }) deletedAt!: string | null;
  @Whole() version!: number;
  @Can('edit', 'addVersion', 'show', 'hide', 'accept', 'requestChange', 'remove', 'restore')
  can!: Record<DeliverableAbility, boolean>;

  static of({ position: _position, decision, ...row }: DeliverableRow, actor: Actor): DeliverableDto {
    const versions = row.versions.map((version) => DeliverableVersionDto.of(version));
    const [latest] = row.versions;
    const { shownVersion, deletedAt } = row;
    return {
      ...row,
      versions,
      latest: DeliverableVersionDto.of(latest),
      contentRemovedAt: latest.contentRemovedAt,
      can: deliverableAbilities(actor, {
        deleted: deletedAt !== null,
        latest: latest.number,
        shownVersion,
        decision,
      }),
    };
  }
}
