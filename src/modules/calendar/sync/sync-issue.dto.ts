import { Can, Id, Instant, ListOf, OneOf, Text, Whole } from '../../../platform/http/fields.js';
import { aspects, type Aspect } from './merge.rules.js';
import { recordNouns, type RecordNoun } from './records/record-kind.js';
import { issueAbilities, type IssueAbility } from './sync-issue.policy.js';
import { issueKinds, type IssueKind } from './sync-issues.js';
import { resolutions, type Resolution, type SyncIssueRow } from './sync-issues.repository.js';

const sides = ['ours', 'theirs'] as const;
const fieldsOf = {
  title: ['title'],
  description: ['description'],
  location: ['location'],
  time: ['start', 'end'],
  transparent: ['transparent'],
} as const satisfies Record<Aspect, readonly string[]>;

/** One thing that both sides changed. */
export class IssueChangeDto {
  @OneOf(aspects)
  aspect!: Aspect;

  @OneOf(['title', 'description', 'location', 'start', 'end', 'transparent'], {
    description: 'A time has two of these.',
  })
  field!: string;

  @Text({
    max: 20000,
    description: 'In the product: words, a day, an instant, or yes and no as true and false.',
  })
  ours!: string;

  @Text({ max: 20000, description: 'In the calendar.' })
  theirs!: string;

  @OneOf(sides, { description: 'Which one both have now.' })
  kept!: (typeof sides)[number];
}

/** Something to know about one’s calendars, and what can be done about it. */
export class SyncIssueDto {
  @Id()
  id!: string;

  @OneOf(issueKinds)
  kind!: IssueKind;

  @Id()
  connectionId!: string;

  @Text({ max: 320 })
  accountName!: string;

  @Id({ nullable: true })
  calendarId!: string | null;

  @Text({ max: 2000, nullable: true })
  calendarName!: string | null;

  @OneOf(recordNouns, {
    nullable: true,
    description: 'What of the product it is about; null: the account or calendar.',
  })
  noun!: RecordNoun | null;

  @Id({ nullable: true })
  recordId!: string | null;

  @Text({ max: 500, description: 'As the product called it; empty where it is about no record.' })
  title!: string;

  @Text({
    max: 500,
    nullable: true,
    description: 'The code of the rule it is against, or the provider’s word.',
  })
  reason!: string | null;

  @Whole({ nullable: true, description: 'Of an emptied calendar: how many events did not come any more.' })
  missing!: number | null;

  @ListOf(() => IssueChangeDto)
  changes!: IssueChangeDto[];

  @Instant()
  at!: string;

  @OneOf(resolutions, { nullable: true, description: 'Null while it is open.' })
  resolution!: Resolution | null;

  @Whole()
  version!: number;

  @Can('undo', 'apply', 'putBack', 'dismiss')
  can!: Record<IssueAbility, boolean>;

  static of(row: SyncIssueRow): SyncIssueDto {
    const { id, kind, connectionId, accountName, calendarId, calendarName, resolution, version, facts } = row;
    const { noun, recordId, title, missing } = facts;
    return {
      ...{ id, kind, connectionId, accountName, calendarId, calendarName, resolution, version },
      noun: recordNouns.find((one) => one === noun) ?? null,
      recordId: typeof recordId === 'string' ? recordId : null,
      title: typeof title === 'string' ? title : '',
      reason: textOf(facts.code ?? facts.reason),
      missing: typeof missing === 'number' ? missing : null,
      changes: changesOf(facts),
      at: row.createdAt.toISOString(),
      can: issueAbilities(row),
    };
  }
}

/** What both sides changed, as it was noted. */
export function changesOf(facts: SyncIssueRow['facts']): IssueChangeDto[] {
  const named = typeof facts.aspects === 'string' ? facts.aspects.split(' ') : [];
  return aspects
    .filter((aspect) => named.includes(aspect))
    .flatMap((aspect) =>
      fieldsOf[aspect].map((field) => ({
        aspect,
        field,
        ours: String(facts[`${field}Ours`] ?? ''),
        theirs: String(facts[`${field}Theirs`] ?? ''),
        kept: facts[`${aspect}Kept`] === 'theirs' ? ('theirs' as const) : ('ours' as const),
      })),
    );
}

function textOf(value: SyncIssueRow['facts'][string] | undefined): string | null {
  return value === undefined || value === null ? null : String(value);
}
