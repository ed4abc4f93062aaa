import { Injectable } from '@nestjs/common';
import { NotFound, Stale } from '../../../kernel/domain-error.js';
import { actor } from '../../../platform/database/transaction.js';
import { Events } from '../../../platform/events/events.js';
import { refuseStale } from '../../../platform/http/precondition.js';
import { Pulls } from '../sync/pulls.service.js';
import { CalendarsRepository, type CalendarRow } from './calendars.repository.js';
import { ConnectionKeeping } from './connection-keeping.service.js';
import { BusyAlone, NotAllowedToRead, NotWritable } from './connection.errors.js';
import type { CalendarDto, EditCalendarDto } from './connection.dto.js';
import { mayRead, mayWrite } from './connection.policy.js';
import { calendarRead } from './connection.reading.js';
import { ConnectionsRepository, type Connection } from './connections.repository.js';

/** What somebody chooses for each of their calendars. */
@Injectable()
export class CalendarsService {
  constructor(
    private readonly calendars: CalendarsRepository,
    private readonly connections: ConnectionsRepository,
    private readonly keeping: ConnectionKeeping,
    private readonly pulls: Pulls,
    private readonly events: Events,
  ) {}

  /** @throws NotFound, also for one of somebody else */
  async read(id: string): Promise<CalendarDto> {
    const { calendar, connection } = await this.found(id);
    return calendarRead(calendar, connection, actor().role);
  }

  /**
   * Lowered, what was kept of its events is forgotten in the same transaction.
   * @throws NotFound, Stale, BusyAlone, NotAllowedToRead, NotWritable
   */
  async edit(id: string, body: EditCalendarDto, expected: number | null): Promise<CalendarDto> {
    const { calendar, connection } = await this.found(id);
    refuseStale(calendar.version, expected);
    const { role } = actor();
    const { readMode, isTarget, clientId, genericTitles } = body;
    if (readMode === 'details' && role === 'contact') throw new BusyAlone();
    if (readMode !== undefined && !mayRead(readMode, calendar, connection, role))
      throw new NotAllowedToRead();
    if (isTarget === true && !mayWrite(calendar, connection, role)) throw new NotWritable();
    if (typeof clientId === 'string' && !(await this.calendars.reachesClient(clientId)))
      throw new NotFound('client');
    const chosen = {
      ...(readMode !== undefined && { readMode }),
      ...(isTarget !== undefined && { isTarget }),
      ...(clientId !== undefined && { clientId }),
      ...(genericTitles !== undefined && { genericTitles }),
    };
    if (!(await this.keeping.choose(id, chosen, calendar.version))) throw new Stale(calendar.version);
    await this.events.tell('calendar.changed', id, null, { seatId: calendar.seatId });
    return this.read(id);
  }

  /** Reads everything again. @throws NotFound */
  async resync(id: string): Promise<CalendarDto> {
    await this.found(id);
    await this.pulls.resync(id);
    return this.read(id);
  }

  private async found(id: string): Promise<{ calendar: CalendarRow; connection: Connection }> {
    const calendar = await this.calendars.own(id);
    const connection = calendar && (await this.connections.own(calendar.connectionId));
    if (!calendar || !connection) throw new NotFound('calendar');
    return { calendar, connection };
  }
}
