import { Injectable } from '@nestjs/common';
import { systemActor, type Actor } from '../../../kernel/actor.js';
import { actorOf, type Person } from '../../../platform/access/caller.js';
import { Seats } from '../../../platform/access/seats.js';
import { query, Transactions } from '../../../platform/database/transaction.js';

/** Whoever a calendar belongs to, with the rights that they have at this moment: what they do there, they do here. */
@Injectable()
export class SeatActors {
  constructor(
    private readonly seats: Seats,
    private readonly transactions: Transactions,
  ) {}

  /** Outside transactions. @returns null for who is not there any more */
  async of(workspaceId: string, seatId: string): Promise<Actor | null> {
    const person = await this.transactions.as(systemActor(workspaceId), async () => {
      const [row] = await query<Person>(
        'seat-actors.person',
        `SELECT p.id, p.name, p.email, p.language, p.time_zone AS "timeZone", p.version
         FROM member m JOIN person p ON p.id = m.person_id
         WHERE m.workspace_id = $1 AND m.id = $2 AND m.removed_at IS NULL`,
        [workspaceId, seatId],
      );
      return row ?? null;
    });
    const seats = person ? await this.seats.ofPerson(person.id) : [];
    const seat = seats.find(({ id }) => id === seatId);
    return person && seat ? actorOf({ person, seats, seat, session: null }) : null;
  }
}
