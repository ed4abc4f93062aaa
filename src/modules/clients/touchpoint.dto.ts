import { isMember, type Actor } from '../../kernel/actor.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { Can, Id, Instant, OneOf, Text, Whole } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import type { TouchpointEntity } from './touchpoint.entity.js';
import { movesOf, touchpointKinds, touchpointStates, type TouchpointKind, type TouchpointState } from './touchpoint.rules.js'; // prettier-ignore
import { touchpointTexts } from './touchpoint.wording.js';

const MONTH = { description: 'The month it is for, `2026-11`.' };

export class TouchpointsQuery extends PageQuery {
  @Id({ optional: true, description: 'Of one client.' })
  clientId?: string;

  @OneOf(touchpointStates, { optional: true })
  state?: TouchpointState;
}

export class AddTouchpointDto {
  @Id({ optional: true })
  id?: string;

  @Id()
  clientId!: string;

  @OneOf(['other'], { description: 'The other kinds are proposed by the product.' })
  kind!: 'other';

  @Text({ min: 1, max: 500 })
  reason!: string;

  @Text({ max: 2000, optional: true })
  suggestion?: string;
}

export class DecideTouchpointDto {
  @Text({ max: 2000, optional: true })
  note?: string;
}

export type TouchpointAbility = 'confirm' | 'decline' | 'done';

/** A courtesy that was proposed or intended. The product never sends one. */
export class TouchpointDto {
  @Id()
  id!: string;

  @Id()
  clientId!: string;

  @Text()
  clientName!: string;

  @OneOf(touchpointKinds)
  kind!: TouchpointKind;

  @Text(MONTH)
  month!: string;

  @OneOf(touchpointStates)
  state!: TouchpointState;

  @Text({ max: 1000, description: 'Why now, in the language of the reader.' })
  reason!: string;

  @Text({ max: 2000, description: 'What one could do.' })
  suggestion!: string;

  @Text({ max: 2000 })
  note!: string;

  @Instant()
  proposedAt!: string;

  @Instant({ nullable: true })
  decidedAt!: string | null;

  @Text({ nullable: true })
  decidedByName!: string | null;

  @Whole()
  version!: number;

  @Can('confirm', 'decline', 'done')
  can!: Record<TouchpointAbility, boolean>;

  static of({ facts, referralId: _kept, ...row }: TouchpointRow, actor: Actor): TouchpointDto {
    const moves = isMember(actor) ? movesOf(row.state) : [];
    return {
      ...row,
      ...touchpointTexts(textsFor(actor.language), row.kind, facts, row.clientName),
      month: row.month.slice(0, 7),
      proposedAt: row.proposedAt.toTemporalInstant().toString(),
      decidedAt: row.decidedAt && row.decidedAt.toTemporalInstant().toString(),
      can: {
        confirm: moves.includes('confirmed'),
        decline: moves.includes('declined'),
        done: moves.includes('done'),
      },
    };
  }
}

/** A touchpoint as lists read it. */
export type TouchpointRow = Omit<TouchpointEntity, 'workspaceId'> & { readonly clientName: string };
