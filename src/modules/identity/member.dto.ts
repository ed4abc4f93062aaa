import type { Actor } from '../../kernel/actor.js';
import { Can, Email, Id, Instant, OneOf, QueryYes, Text, Whole } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import type { MemberEntity } from './member.entity.js';
import { memberAbilities, type MemberAbility } from './member.policy.js';

export const memberRoles = ['owner', 'assistant'] as const;

/** A member as lists read it. */
export type MemberRow = Pick<
  MemberEntity,
  'id' | 'personId' | 'name' | 'email' | 'role' | 'removedAt' | 'version'
> & {
  /** The only owner who can sign in. */
  readonly lastOwner: boolean;
};

export class MembersQuery extends PageQuery {
  @QueryYes({ description: 'Also those who were removed.' })
  removed?: boolean;
}

export class EditMemberDto {
  @OneOf(memberRoles)
  role!: MemberEntity['role'];
}

/** A person working in the workspace. */
export class MemberDto {
  @Id()
  id!: string;

  @Id({ nullable: true, description: 'Null until the person has joined.' })
  personId!: string | null;

  @Text()
  name!: string;

  @Email({ nullable: true, description: 'Null for a placeholder whose name alone is known.' })
  email!: string | null;

  @OneOf(memberRoles)
  role!: MemberEntity['role'];

  @Instant({ nullable: true })
  removedAt!: string | null;

  @Whole()
  version!: number;

  @Can('edit', 'remove', 'restore')
  can!: Record<MemberAbility, boolean>;

  static of({ removedAt, lastOwner, ...member }: MemberRow, actor: Actor): MemberDto {
    return {
      ...member,
      removedAt: removedAt && removedAt.toTemporalInstant().toString(),
      can: memberAbilities(actor, { removed: removedAt !== null, lastOwner }),
    };
  }
}
