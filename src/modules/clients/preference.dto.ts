import type { Actor } from '../../kernel/actor.js';
import { localDay } from '../../kernel/time-zone.js';
import { Can, Day, Id, Instant, OneOf, OneShapeOf, Text, Whole, Yes } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { knowledgeAbilities, type KnowledgeAbility } from './client.policy.js';
import type { PreferenceEntity } from './preference.entity.js';
import { isStale, preferenceKinds, type PreferenceKind, type PreferenceValue } from './preference.rules.js';

const TIME = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' };

/** A word, a text, quiet hours or a date: as the kind wants it. */
const Value = () =>
  OneShapeOf(
    [
      { type: 'string', maxLength: 2000 },
      { type: 'object', required: ['from', 'to'], properties: { from: TIME, to: TIME } },
      {
        type: 'object',
        required: ['month', 'day', 'label'],
        properties: {
          month: { type: 'integer', minimum: 1, maximum: 12 },
          day: { type: 'integer', minimum: 1, maximum: 31 },
          year: { type: 'integer', nullable: true },
          label: { type: 'string', maxLength: 120 },
        },
      },
    ],
    {
      description:
        'By kind. address: formal or informal; quiet_hours: {from, to}; channel: mail, portal or phone; report_detail: full or summary; date: {month, day, year, label}; otherwise a text.',
    },
  );
const NOTE = { max: 2000 };
const SOURCE = { min: 1, max: 200, description: 'How it is known.' };

export class PreferencesQuery extends PageQuery {
  @Id({ optional: true, description: 'Of one client and its contacts.' })
  clientId?: string;
}

export class AddPreferenceDto {
  @Id({ optional: true })
  id?: string;

  @Id()
  clientId!: string;

  @Id({ optional: true, nullable: true, description: 'Of one contact; null: of the client.' })
  contactId?: string | null;

  @OneOf(preferenceKinds)
  kind!: PreferenceKind;

  @Value()
  value!: unknown;

  @Text({ ...NOTE, optional: true })
  note?: string;

  @Text(SOURCE)
  source!: string;

  @Day({ optional: true, description: 'When it was last said or seen; today unless said.' })
  confirmedOn?: string;
}

export class EditPreferenceDto {
  @OneShapeOf([{ type: 'string' }, { type: 'object' }], {
    optional: true,
    description: 'As the kind wants it; said anew, it is confirmed today.',
  })
  value?: unknown;

  @Text({ ...NOTE, optional: true })
  note?: string;

  @Text({ ...SOURCE, optional: true })
  source?: string;
}

/** Something known of a client, or of one contact there, with how and since when. */
export class PreferenceDto {
  @Id()
  id!: string;

  @Id()
  clientId!: string;

  @Id({ nullable: true })
  contactId!: string | null;

  @Text({ nullable: true })
  contactName!: string | null;

  @OneOf(preferenceKinds)
  kind!: PreferenceKind;

  @Value()
  value!: PreferenceValue;

  @Text(NOTE)
  note!: string;

  @Text(SOURCE)
  source!: string;

  @Day()
  confirmedOn!: string;

  @Text()
  confirmedByName!: string;

  @Yes({ description: 'Not confirmed for more than 180 days.' })
  stale!: boolean;

  @Instant({ nullable: true })
  deletedAt!: string | null;

  @Whole()
  version!: number;

  @Can('edit', 'confirm', 'remove', 'restore')
  can!: Record<KnowledgeAbility, boolean>;

  static of({ deletedAt, ...row }: PreferenceRow, actor: Actor, now: Temporal.Instant): PreferenceDto {
    const today = localDay(now, actor.timeZone);
    return {
      ...row,
      stale: isStale(Temporal.PlainDate.from(row.confirmedOn), today),
      deletedAt: deletedAt && deletedAt.toTemporalInstant().toString(),
      can: knowledgeAbilities(actor, { removed: deletedAt !== null }),
    };
  }
}

/** A preference as lists read it. */
export type PreferenceRow = Omit<PreferenceEntity, 'workspaceId' | 'staleToldAt' | 'createdAt'> & {
  readonly contactName: string | null;
};
