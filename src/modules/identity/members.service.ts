import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Forbidden } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { LastOwner, MemberRemoved } from './identity.errors.js';
import { InvitationRepository } from './invitation.repository.js';
import { MemberDto, type EditMemberDto, type MemberRow, type MembersQuery } from './member.dto.js';
import { memberAbilities, type MemberAbility } from './member.policy.js';
import { MemberRepository, type MemberPosition } from './member.repository.js';
import { PersonRepository } from './person.repository.js';

/** Who works in the workspace. */
@Injectable()
export class MembersService {
  constructor(
    private readonly members: MemberRepository,
    private readonly invitations: InvitationRepository,
    private readonly people: PersonRepository,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: MembersQuery): Promise<Page<MemberDto>> {
    const limit = limitOf(asked);
    const after = positionOf<MemberPosition>(asked, 2);
    const rows = await this.members.list(actor(), asked.removed ?? false, limit + 1, after);
    return pageOf(
      rows,
      limit,
      ({ name, id }) => [name, id],
      (row) => MemberDto.of(row, actor()),
    );
  }

  /** @throws LastOwner, Stale */
  async edit(id: string, { role }: EditMemberDto, expected: number | null): Promise<MemberDto> {
    const member = await this.mayI('edit', id, expected);
    await this.members.change(member, actor().workspaceId, { role });
    return this.changed(id);
  }

  /** Closes the workspace for a member at once; what they did stays. @throws LastOwner, Stale */
  async remove(id: string, expected: number | null): Promise<void> {
    const member = await this.mayI('remove', id, expected);
    const now = this.clock.now();
    await this.members.change(member, actor().workspaceId, { removedAt: new Date(now.epochMilliseconds) });
    if (member.email !== null) await this.invitations.revokeForMember(actor(), member.email, now);
    if (member.personId !== null) await this.people.endSessionsWithoutSeat(member.personId);
    await this.changed(id);
  }

  async restore(id: string): Promise<MemberDto> {
    const member = await this.mayI('restore', id, null);
    await this.members.change(member, actor().workspaceId, { removedAt: null });
    return this.changed(id);
  }

  /** A member of the workspace, removed ones included: for imports that say whose hours they are. @throws NotFound */
  async seat(id: string): Promise<{ id: string; removed: boolean }> {
    const { removedAt } = await this.members.one(actor(), id);
    return { id, removed: removedAt !== null };
  }

  /**
   * The member of an address, or without one the only member of a name; removed ones included. Where there is none a
   * placeholder is made, which waits for its person: for imports.
   */
  async ensure(
    email: string | null,
    name: string,
  ): Promise<{ id: string; created: boolean; removed: boolean }> {
    const found =
      email === null ? await this.members.byName(actor(), name) : await this.members.byEmail(actor(), email);
    if (found) return { id: found.id, created: false, removed: found.removedAt !== null };
    const id = this.ids.next();
    const createdAt = this.clock.date();
    await this.members.addPlaceholder({ id, workspaceId: actor().workspaceId, name, email, createdAt });
    await this.changed(id);
    return { id, created: true, removed: false };
  }

  private async mayI(ability: MemberAbility, id: string, expected: number | null): Promise<MemberRow> {
    await this.members.lockOwners(actor());
    const member = await this.members.one(actor(), id);
    refuseStale(member.version, expected);
    const { lastOwner, removedAt } = member;
    const can = memberAbilities(actor(), { removed: removedAt !== null, lastOwner });
    if (can[ability]) return member;
    if (can.restore) throw new MemberRemoved();
    throw lastOwner ? new LastOwner() : new Forbidden('members.manage');
  }

  private async changed(id: string): Promise<MemberDto> {
    await this.events.tell('member.changed', id);
    return MemberDto.of(await this.members.one(actor(), id), actor());
  }
}
