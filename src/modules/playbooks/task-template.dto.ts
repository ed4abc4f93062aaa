import type { Actor, Language } from '../../kernel/actor.js';
import { doers, LONGEST_STEP, MOST_STEPS, type Doer, type Step } from '../../kernel/checklist.js';
import { Can, Id, LanguageCode, ListOf, OneOf, Text, Whole, Yes } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import type { ShippedTemplate } from './shipped-template.js';
import { templateAbilities } from './task-template.policy.js';
import type { TemplateRow } from './task-templates.repository.js';

const LONG = { max: 20_000 };
const INPUTS = { ...LONG, description: 'What the client gives; lines that end with a colon are filled in.' };
const ESTIMATE = { min: 1, max: 600_000, nullable: true };
const STEPS = { max: MOST_STEPS };
const DELIVERABLE = { min: 1, max: 200, nullable: true, description: 'What is handed over in the end.' };
const OFFERED = { description: 'Whether clients delegate from it too.' };

/** A step of the checklist. */
export class TemplateStepDto {
  @Text({ min: 1, max: LONGEST_STEP })
  text!: string;

  @OneOf(doers)
  by!: Doer;
}

class TemplateFieldsDto {
  @Text({ ...LONG, optional: true })
  brief?: string;

  @Text({ ...LONG, optional: true })
  purpose?: string;

  @Text({ ...INPUTS, optional: true })
  inputs?: string;

  @Text({ ...LONG, optional: true })
  acceptanceCriteria?: string;

  @Whole({ ...ESTIMATE, optional: true })
  estimateMinutes?: number | null;

  @ListOf(() => TemplateStepDto, { ...STEPS, optional: true })
  checklist?: TemplateStepDto[];

  @Text({ ...DELIVERABLE, optional: true })
  deliverable?: string | null;

  @Yes({ ...OFFERED, optional: true })
  offered?: boolean;
}

export class AddTemplateDto extends TemplateFieldsDto {
  @Id({ optional: true, description: 'UUID v7 chosen by the caller.' })
  id?: string;

  @LanguageCode()
  language!: Language;

  @Text({ min: 1, max: 200 })
  title!: string;
}

export class EditTemplateDto extends TemplateFieldsDto {
  @LanguageCode({ optional: true })
  language?: Language;

  @Text({ min: 1, max: 200, optional: true })
  title?: string;
}

export class TemplatesQuery extends PageQuery {
  @LanguageCode({
    optional: true,
    description:
      'Only in this language. Unless said, those of the product in the reader’s, and all own ones.',
  })
  language?: Language;
}

export class TaskTemplateDto {
  @Text({ description: 'A UUID, or `shipped:…` for one that comes with the product.' }) id!: string;
  @Yes({ description: 'Comes with the product: it can be copied, not changed.' }) shipped!: boolean;
  @LanguageCode() language!: Language;
  @Text() title!: string;
  @Text(LONG) brief!: string;
  @Text(LONG) purpose!: string;
  @Text(INPUTS) inputs!: string;
  @Text(LONG) acceptanceCriteria!: string;
  @Whole(ESTIMATE) estimateMinutes!: number | null;
  @ListOf(() => TemplateStepDto, STEPS) checklist!: Step[];
  @Text(DELIVERABLE) deliverable!: string | null;
  @Yes(OFFERED) offered!: boolean;
  @Whole({ nullable: true, description: 'Null for one that comes with the product.' }) version!:
    number | null;
  @Can('edit', 'remove') can!: Record<'edit' | 'remove', boolean>;

  static of(row: TemplateRow, actor: Actor): TaskTemplateDto {
    return { shipped: false, ...row, can: { ...templateAbilities(actor, { shipped: false }) } };
  }

  static ofShipped(template: ShippedTemplate, language: Language, actor: Actor): TaskTemplateDto {
    return {
      id: `shipped:${template.key}`,
      shipped: true,
      language,
      title: template.title[language],
      brief: template.brief[language],
      purpose: template.purpose[language],
      inputs: template.inputs[language],
      acceptanceCriteria: template.acceptanceCriteria[language],
      estimateMinutes: template.estimateMinutes,
      checklist: template.checklist.map(({ by, text }) => ({ text: text[language], by })),
      deliverable: template.deliverable?.[language] ?? null,
      offered: true,
      version: null,
      can: { ...templateAbilities(actor, { shipped: true }) },
    };
  }
}
