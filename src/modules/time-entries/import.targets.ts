import { Injectable } from '@nestjs/common';
import { localDay } from '../../kernel/time-zone.js';
import { ClientsService } from '../clients/clients.service.js';
import { EngagementTermsService } from '../engagements/engagement-terms.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { ServicesService } from '../engagements/services.service.js';
import { MembersService } from '../identity/members.service.js';
import type { ImportedEntry } from './import/imported-row.js';

type Engagement = Awaited<ReturnType<EngagementsService['find']>>;

/** Where an imported row belongs, and what it earns an hour. */
export interface Target {
  readonly engagementId: string;
  readonly memberId: string;
  readonly serviceId: string | null;
  /** Local, in the engagement's zone. */
  readonly day: string;
  readonly rateMinor: number | null;
}

/** Names that were new to the workspace. */
export interface Made {
  readonly clients: string[];
  readonly services: string[];
  readonly people: string[];
}

interface Begun {
  readonly engagement: Engagement;
  /** The first day worked, where the import has made the engagement. */
  firstDay: string | null;
  readonly assistants: Set<string>;
}

/** The services that make what an import finds missing. */
@Injectable()
export class ImportTargets {
  constructor(
    readonly clients: ClientsService,
    readonly engagements: EngagementsService,
    readonly terms: EngagementTermsService,
    readonly services: ServicesService,
    readonly members: MembersService,
  ) {}

  /** For one file. @param timeZone and currency of engagements that have to be made */
  begin(timeZone: string, currency: string): TargetsOfFile {
    return new TargetsOfFile(this, timeZone, currency);
  }
}

/**
 * Finds, and makes where they are missing, the client, engagement, service and member that rows name.
 * Remembers them: a file names few of each, many times.
 */
export class TargetsOfFile {
  readonly made: Made = { clients: [], services: [], people: [] };
  private readonly byClient = new Map<string, Begun>();
  private readonly byService = new Map<string, string>();
  private readonly byPerson = new Map<string, { readonly id: string; readonly removed: boolean }>();

  constructor(
    private readonly from: ImportTargets,
    private readonly timeZone: string,
    private readonly currency: string,
  ) {}

  async of(entry: ImportedEntry): Promise<Target> {
    const begun = await this.engagementOf(entry);
    const { engagement } = begun;
    const member = await this.memberOf(entry);
    const day = localDay(entry.startedAt, engagement.timeZone);
    if (begun.firstDay !== null) {
      if (day.toString() < begun.firstDay) begun.firstDay = day.toString();
      if (!member.removed) begun.assistants.add(member.id);
    }
    return {
      engagementId: engagement.id,
      memberId: member.id,
      serviceId: entry.service === null ? null : await this.serviceOf(engagement.id, entry.service),
      day: day.toString(),
      rateMinor: this.from.engagements.rateOn(engagement, day),
    };
  }

  /** Engagements that were made begin with their first entry, and whoever worked on them goes on doing so. */
  async finish(): Promise<void> {
    for (const { engagement, firstDay, assistants } of this.byClient.values()) {
      if (firstDay === null) continue;
      if (firstDay < engagement.startsOn)
        await this.from.engagements.edit(engagement.id, { startsOn: firstDay }, null);
      await this.from.terms.assign(engagement.id, { memberIds: [...assistants] });
    }
  }

  private async engagementOf({ client: name, startedAt }: ImportedEntry): Promise<Begun> {
    const found = this.byClient.get(name);
    if (found) return found;
    const client = await this.from.clients.ensureByName(name);
    if (client.created) this.made.clients.push(name);
    const startsOn = localDay(startedAt, this.timeZone).toString();
    const terms = { name, timeZone: this.timeZone, currency: this.currency, startsOn };
    const { id, created } = await this.from.engagements.ensureForClient(client.id, terms);
    const engagement = await this.from.engagements.find(id);
    const begun = { engagement, firstDay: created ? startsOn : null, assistants: new Set<string>() };
    this.byClient.set(name, begun);
    return begun;
  }

  private async serviceOf(engagementId: string, name: string): Promise<string> {
    const key = `${engagementId} ${name}`;
    const found = this.byService.get(key);
    if (found) return found;
    const service = await this.from.services.ensureByName(engagementId, name);
    if (service.created) this.made.services.push(name);
    this.byService.set(key, service.id);
    return service.id;
  }

  private async memberOf({
    person,
  }: ImportedEntry): Promise<{ readonly id: string; readonly removed: boolean }> {
    const found = this.byPerson.get(person.email);
    if (found) return found;
    const member = await this.from.members.ensureByEmail(person.email, person.name);
    if (member.created) this.made.people.push(person.email);
    this.byPerson.set(person.email, member);
    return member;
  }
}
