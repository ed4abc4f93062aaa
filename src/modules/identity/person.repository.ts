import { Injectable } from '@nestjs/common';
import { Stale } from '../../kernel/domain-error.js';
import { manager, query } from '../../platform/database/transaction.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { EmailTaken } from './identity.errors.js';
import type { Person } from '../../platform/access/caller.js';
import { PersonEntity } from './person.entity.js';

type WorkingColumns = Pick<PersonEntity, 'workingWeekdays' | 'workingFrom' | 'workingTo'>;

/** People are outside every workspace; only identity reads them, and only by id or address. */
@Injectable()
export class PersonRepository {
  byEmail(email: string): Promise<PersonEntity | null> {
    return manager().findOne(PersonEntity, {
      where: { email },
      select: { id: true, name: true, email: true, passwordHash: true },
    });
  }

  byId(id: string): Promise<PersonEntity | null> {
    return manager().findOneBy(PersonEntity, { id });
  }

  /** As the person is known to whoever asks for a session. */
  async known(id: string): Promise<Person | null> {
    const person = await this.byId(id);
    if (!person) return null;
    const { name, email, language, timeZone, version, workingFrom, workingTo, workingWeekdays } = person;
    const said = workingFrom !== null && workingTo !== null;
    const workingHours = said ? { weekdays: workingWeekdays, from: workingFrom, to: workingTo } : null;
    return { id, name, email, language, timeZone, workingHours, version };
  }

  withPassword(id: string): Promise<PersonEntity | null> {
    return manager().findOne(PersonEntity, { where: { id }, select: { id: true, passwordHash: true } });
  }

  /** @throws EmailTaken */
  async add(person: Omit<PersonEntity, 'version' | keyof WorkingColumns>): Promise<void> {
    try {
      await manager().insert(PersonEntity, person);
    } catch (error) {
      if (violatedConstraint(error) === 'person_email') throw new EmailTaken();
      throw error;
    }
  }

  /** @throws Stale when the person was changed elsewhere meanwhile */
  async edit(
    { id, version }: Pick<PersonEntity, 'id' | 'version'>,
    changes: Pick<PersonEntity, 'name' | 'language' | 'timeZone'> & Partial<WorkingColumns>,
  ): Promise<void> {
    const { affected } = await manager().update(PersonEntity, { id, version }, changes);
    if (affected !== 1) throw new Stale(version);
  }

  async choosePassword(id: string, passwordHash: string): Promise<void> {
    await manager().update(PersonEntity, { id }, { passwordHash });
  }

  /** Ends every session of a person, but for one. @param except SHA-256 of its secret */
  async endSessions(id: string, except: Buffer | null = null): Promise<void> {
    await query(
      'people.end-sessions',
      'DELETE FROM session WHERE person_id = $1 AND id_hash IS DISTINCT FROM $2',
      [id, except],
    );
  }

  /** A session without a seat would open nothing; it goes with the seat. */
  async endSessionsWithoutSeat(id: string): Promise<void> {
    await query(
      'people.end-sessions-without-seat',
      'DELETE FROM session WHERE person_id = $1 AND NOT EXISTS (SELECT FROM affianco.seats_of($1))',
      [id],
    );
  }
}
