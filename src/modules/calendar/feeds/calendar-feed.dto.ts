import type { Language } from '../../../kernel/actor.js';
import { Can, Id, Instant, LanguageCode, SomeOf, Text, Whole, Yes } from '../../../platform/http/fields.js';

export const feedContents = ['due_dates', 'time_blocks', 'appointments'] as const;
export type FeedContent = (typeof feedContents)[number];

/** A feed as lists read it; its secret is nowhere. */
export interface CalendarFeedRow {
  readonly id: string;
  readonly name: string;
  readonly clientId: string | null;
  readonly clientName: string | null;
  readonly contents: readonly FeedContent[];
  readonly genericTitles: boolean;
  readonly language: Language;
  readonly createdAt: Date;
  readonly lastReadAt: Date | null;
  readonly version: number;
}

const CONTENTS = { min: 1, description: 'What stands in it; each once.' };
const GENERIC = { optional: true, description: 'Titles say what it is, and not for whom or about what.' };

export class AddCalendarFeedDto {
  @Id({ optional: true, description: 'UUID v7 chosen by the caller.' })
  id?: string;

  @Text({ min: 1, max: 120 })
  name!: string;

  @Id({
    optional: true,
    nullable: true,
    description: 'All that this client may see, to be given to them; left out: what is one’s own.',
  })
  clientId?: string | null;

  @SomeOf(feedContents, CONTENTS)
  contents!: FeedContent[];

  @Yes(GENERIC)
  genericTitles?: boolean;

  @LanguageCode({ optional: true, description: 'In which the titles are; one’s own unless said.' })
  language?: Language;
}

export class EditCalendarFeedDto {
  @Text({ min: 1, max: 120, optional: true })
  name?: string;

  @SomeOf(feedContents, { ...CONTENTS, optional: true })
  contents?: FeedContent[];

  @Yes(GENERIC)
  genericTitles?: boolean;

  @LanguageCode({ optional: true })
  language?: Language;
}

/** A feed that a calendar elsewhere subscribes to. */
export class CalendarFeedDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Id({ nullable: true, description: 'Of this client; null: one’s own.' })
  clientId!: string | null;

  @Text({ nullable: true })
  clientName!: string | null;

  @SomeOf(feedContents)
  contents!: readonly FeedContent[];

  @Yes()
  genericTitles!: boolean;

  @LanguageCode()
  language!: Language;

  @Instant()
  createdAt!: string;

  @Instant({ nullable: true, description: 'When a calendar last read it, to about five minutes.' })
  lastReadAt!: string | null;

  @Whole({ description: 'For `If-Match`.' })
  version!: number;

  @Can('edit', 'rotate', 'remove')
  can!: Record<'edit' | 'rotate' | 'remove', boolean>;

  static of({ createdAt, lastReadAt, ...row }: CalendarFeedRow): CalendarFeedDto {
    return {
      ...row,
      createdAt: createdAt.toTemporalInstant().toString(),
      lastReadAt: lastReadAt && lastReadAt.toTemporalInstant().toString(),
      // Only one's own feeds are ever read.
      can: { edit: true, rotate: true, remove: true },
    };
  }
}

/** Told once, when it is made or made anew. */
export class NewCalendarFeedDto extends CalendarFeedDto {
  @Text({ description: 'To subscribe to. Whoever has it reads the feed; it is not shown again.' })
  address!: string;
}
