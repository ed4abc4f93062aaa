import { Injectable } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import type { Caller } from '../../platform/access/caller.js';
import { RateLimits } from '../../platform/access/rate-limits.js';
import { sha256 } from '../../platform/access/sessions.js';
import { Transactions } from '../../platform/database/transaction.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import { AccessChangedMails } from './access-changed.mails.js';
import { WrongPassword } from './identity.errors.js';
import { MemberRepository } from './member.repository.js';
import { hashPassword, isPassword } from './passwords.js';
import type { ChangePasswordDto, EditPersonDto } from './person.dto.js';
import { PersonRepository } from './person.repository.js';
import { PersonDto } from './session.dto.js';

/** What people change about themselves, in all workspaces at once. */
@Injectable()
export class PersonService {
  constructor(
    private readonly people: PersonRepository,
    private readonly members: MemberRepository,
    private readonly mails: AccessChangedMails,
    private readonly transactions: Transactions,
    private readonly limits: RateLimits,
  ) {}

  /** @throws Stale, InvalidRequest for hours that end before they begin */
  async edit({ person, seats }: Caller, body: EditPersonDto, expected: number | null): Promise<PersonDto> {
    refuseStale(person.version, expected);
    const edited = await this.transactions.asNobody(async () => {
      const { name, language, timeZone } = { ...person, ...body };
      await this.people.edit(person, { name, language, timeZone, ...workingColumns(body) });
      return this.people.known(person.id);
    });
    if (!edited) throw new NotFound('person');
    if (edited.name !== person.name) {
      for (const { id, role, workspace } of seats) {
        if (role !== 'contact')
          await this.transactions.as(systemActor(workspace.id), () => this.members.rename(id, edited.name));
      }
    }
    return PersonDto.of(edited);
  }

  /** Ends every other session: whoever knew the old password is out. @throws WrongPassword */
  async changePassword({ person, session }: Caller, body: ChangePasswordDto): Promise<void> {
    await this.limits.spend('sign-in-account', person.email);
    const known = await this.transactions.asNobody(() => this.people.withPassword(person.id), {
      readOnly: true,
    });
    if (!(await isPassword(known?.passwordHash ?? null, body.currentPassword))) throw new WrongPassword();
    await this.limits.forget('sign-in-account', person.email);
    const passwordHash = await hashPassword(body.newPassword);
    await this.transactions.asNobody(async () => {
      await this.people.choosePassword(person.id, passwordHash);
      await this.people.endSessions(person.id, session === null ? null : sha256(session));
      await this.mails.tell(person.id, 'password-chosen');
    });
  }
}

/** What is kept of the working hours; nothing where nothing is said about them. */
function workingColumns({ workingHours }: EditPersonDto) {
  if (workingHours === undefined) return {};
  if (workingHours === null) return { workingFrom: null, workingTo: null };
  const { weekdays, from, to } = workingHours;
  if (from >= to) throw new InvalidRequest([{ field: 'workingHours.to', code: 'invalid' }]);
  return { workingWeekdays: [...new Set(weekdays)].sort(), workingFrom: from, workingTo: to };
}
