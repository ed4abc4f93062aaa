import type { Actor, Language } from '../../kernel/actor.js';
import { doers, LONGEST_STEP, type Doer, type Step } from '../../kernel/checklist.js';
import { Can, Id, IdList, Instant, LanguageCode, ListOf, Nested, OneOf, QueryYes, Text, Whole, Yes } from '../../platform/http/fields.js'; // prettier-ignore
import { PageQuery } from '../../platform/http/paging.js';
import { playbookAbilities } from './playbook.policy.js';
import type { PlaybookRow, VersionRow } from './playbooks.repository.js';

const MARKDOWN = {
  min: 1,
  max: 50_000,
  description:
    'Each item of a list that stands by itself is a step. `(client)`, `(together)` or `@client` say who does it, in any of the four languages; without a word it is the assistant.',
};
const NOTE = { max: 2000, description: 'What became better.' };
const SERVICES = { max: 100, unique: true, description: 'Services whose tasks follow it.' };
const SHARED = { description: 'Whether the client’s contacts read it.' };
const FROM_TASK = { description: 'The task from which it was learned.' };

export class PlaybooksQuery extends PageQuery {
  @Id({
    optional: true,
    description: 'Those of one engagement; for members also those of the whole practice.',
  })
  engagementId?: string;

  @Id({ optional: true, description: 'Those attached to a service.' })
  serviceId?: string;

  @QueryYes({ description: 'Also the archived ones.' })
  archived?: boolean;
}

export class WritePlaybookDto {
  @Id({ optional: true, description: 'UUID v7 chosen by the caller.' })
  id?: string;

  @Id({ nullable: true, description: 'Null: of the whole practice, for its members alone.' })
  engagementId!: string | null;

  @Text({ min: 1, max: 200 })
  title!: string;

  @LanguageCode()
  language!: Language;

  @Text(MARKDOWN)
  markdown!: string;

  @Text({ ...NOTE, optional: true })
  note?: string;

  @IdList({ ...SERVICES, optional: true })
  serviceIds?: string[];

  @Yes({ ...SHARED, optional: true })
  shared?: boolean;

  @Id({ ...FROM_TASK, optional: true, nullable: true })
  fromTaskId?: string | null;
}

export class EditPlaybookDto {
  @Text({ min: 1, max: 200, optional: true })
  title?: string;

  @Yes({ optional: true })
  archived?: boolean;

  @IdList({ ...SERVICES, optional: true })
  serviceIds?: string[];

  @Yes({ ...SHARED, optional: true })
  shared?: boolean;
}

export class ImprovePlaybookDto {
  @Text({ ...MARKDOWN, optional: true })
  markdown?: string;

  @Whole({ optional: true, min: 1, description: 'In place of Markdown: the older version to say again.' })
  restores?: number;

  @Text({ ...NOTE, optional: true })
  note?: string;

  @Id({ ...FROM_TASK, optional: true, nullable: true })
  fromTaskId?: string | null;
}

export class PlaybookStepDto {
  @Text({ max: LONGEST_STEP }) text!: string;
  @OneOf(doers) by!: Doer;
}

/** A version without its text, for the history. */
export class PlaybookEditionDto {
  @Whole({ description: 'From 1.' }) number!: number;
  @Text(NOTE) note!: string;
  @Whole({ nullable: true, description: 'The older version that it says again.' }) restores!: number | null;
  @Id({ ...FROM_TASK, nullable: true }) fromTaskId!: string | null;
  @Text() createdByName!: string;
  @Instant() createdAt!: string;
}

export class PlaybookVersionDto extends PlaybookEditionDto {
  @Text(MARKDOWN) markdown!: string;
  @ListOf(() => PlaybookStepDto) steps!: Step[];

  static of({ position: _position, ...row }: VersionRow): PlaybookVersionDto {
    return row;
  }
}

export class PlaybookDto {
  @Id() id!: string;
  @Id({ nullable: true, description: 'Null: of the whole practice.' }) engagementId!: string | null;
  @Text({ nullable: true }) engagementName!: string | null;
  @Text({ nullable: true }) clientName!: string | null;
  @Text() title!: string;
  @LanguageCode() language!: Language;
  @Nested(() => PlaybookVersionDto) latest!: PlaybookVersionDto;
  @ListOf(() => PlaybookEditionDto, { description: 'The newest 100 versions, the newest first.' })
  versions!: PlaybookEditionDto[];
  @IdList(SERVICES) serviceIds!: string[];
  @Yes(SHARED) shared!: boolean;
  @Instant({ nullable: true }) archivedAt!: string | null;
  @Whole({ description: 'Tasks in reach that follow it, in any version.' }) usedByTasks!: number;
  @Whole() version!: number;
  @Can('edit', 'improve', 'share') can!: Record<'edit' | 'improve' | 'share', boolean>;

  static of(row: PlaybookRow, actor: Actor): PlaybookDto {
    return { ...row, can: { ...playbookAbilities(actor, row) } };
  }
}
