import { Injectable } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { ClientsService } from '../clients/clients.service.js';
import { EngagementTermsService } from '../engagements/engagement-terms.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { RatesService, type RateCard, type RateSource } from '../engagements/rates.service.js';
import { ServicesService } from '../engagements/services.service.js';
import { MembersService } from '../identity/members.service.js';
import { partsByDay } from './entry-parts.rules.js';
import { ImportTooManyNames } from './import.errors.js';
import { ImportNamesRepository } from './import-names.repository.js';
import type { ImportedEntry, RowProblem } from './import/imported-row.js';
import { Zones } from './import/zone-times.js';

type Engagement = Awaited<ReturnType<EngagementsService['find']>>;

/** More new names than any practice has in one file are columns that were mixed up. */
const MOST_NEW = 2000;
const MOST_REMEMBERED = 50_000;

/** Where an imported row belongs, and what it earns an hour. */
export interface Target {
  readonly engagementId: string;
  readonly memberId: string;
  readonly taskId: string | null;
  readonly serviceId: string | null;
  /** Local, in the engagement's zone. */
  readonly day: string;
  readonly rateMinor: number | null;
  readonly rateSource: RateSource;
  readonly when: ImportedEntry['when'];
}

/** Names that were new to the workspace. */
export interface Made {
  readonly clients: string[];
  readonly services: string[];
  readonly people: string[];
}

/** The records behind them, for taking them back. */
export interface MadeIds {
  readonly clients: readonly string[];
  readonly engagements: readonly string[];
  readonly services: readonly string[];
  readonly members: readonly string[];
}

interface Begun {
  readonly engagement: Engagement;
  readonly card: RateCard;
  /** The first day worked, where the import has made the engagement. */
  firstDay: string | null;
  readonly assistants: Set<string>;
  /** What was looked up, by day, member and service. */
  readonly rates: Map<string, ReturnType<RateCard['on']>>;
}

interface Seat {
  readonly id: string;
  readonly removed: boolean;
}

/** The services that make what an import finds missing. */
@Injectable()
export class ImportTargets {
  constructor(
    readonly clients: ClientsService,
    readonly engagements: EngagementsService,
    readonly terms: EngagementTermsService,
    readonly services: ServicesService,
    readonly rates: RatesService,
    readonly members: MembersService,
    readonly named: ImportNamesRepository,
  ) {}

  /**
   * For one file.
   * @param currency of engagements that have to be made where the row says none
   * @param people whose hours a name in the file is
   */
  begin(currency: string, people: readonly { name: string; memberId: string | null }[]): TargetsOfFile {
    return new TargetsOfFile(
      this,
      currency,
      new Map(people.map(({ name, memberId }) => [keyOf(name), memberId])),
    );
  }
}

const keyOf = (name: string) => name.trim().toLowerCase();

/**
 * Finds, and makes where they are missing, the client, engagement, service and member that rows name.
 * Remembers them: a file names few of each, many times.
 */
export class TargetsOfFile {
  readonly made: Made = { clients: [], services: [], people: [] };
  private readonly madeIds = {
    clients: [] as string[],
    engagements: [] as string[],
    services: [] as string[],
    members: [] as string[],
  };
  private readonly zones = new Zones();
  private readonly begun = new Map<string, Begun>();
  private readonly byName = new Map<string, string | null>();
  private readonly byPerson = new Map<string, Seat>();
  private readonly days = new Map<string, Temporal.PlainDate>();

  constructor(
    private readonly from: ImportTargets,
    private readonly currency: string,
    private readonly people: ReadonlyMap<string, string | null>,
  ) {}

  /**
   * One target, or one a day where the agreement keeps work over midnight apart.
   * @returns a word where our own records stand against the row
   */
  async of(entry: ImportedEntry): Promise<readonly Target[] | RowProblem> {
    const begun = await this.engagementOf(entry);
    const { engagement } = begun;
    if (entry.rate?.minor != null && entry.currency !== engagement.currency) return 'other-currency';
    const member = await this.memberOf(entry);
    const { when } = entry;
    const day = when.startedAt ? this.zones.of(engagement.timeZone).dayOf(when.startedAt) : when.day;
    if (begun.firstDay !== null) {
      if (day < begun.firstDay) begun.firstDay = day;
      if (!member.removed) begun.assistants.add(member.id);
    }
    const serviceId = entry.service === null ? null : await this.serviceOf(engagement.id, entry.service);
    const taskId = entry.task === null ? null : await this.taskOf(engagement.id, entry.task);
    const target = { engagementId: engagement.id, memberId: member.id, taskId, serviceId };
    return this.partsOf(entry, engagement, day).map((part) => {
      const rate = entry.rate ?? this.rateOf(begun, part.day, member.id, serviceId);
      return { ...target, day: part.day, rateMinor: rate.minor, rateSource: rate.source, when: part.when };
    });
  }

  private rateOf({ card, rates }: Begun, day: string, memberId: string, serviceId: string | null) {
    const key = `${day} ${memberId} ${serviceId}`;
    const known = rates.get(key);
    if (known) return known;
    const rate = card.on(this.dayNamed(day), memberId, serviceId);
    if (rates.size < MOST_REMEMBERED) rates.set(key, rate);
    return rate;
  }

  private partsOf(
    { when }: ImportedEntry,
    engagement: Engagement,
    day: string,
  ): readonly Pick<Target, 'day' | 'when'>[] {
    if (!when.startedAt) return [{ day, when }];
    const ends = this.zones.of(engagement.timeZone).dayOf(when.endedAt);
    if (ends === day || !this.from.engagements.termsOn(engagement, day).splitAtMidnight)
      return [{ day, when }];
    const { startedAt, endedAt, breakSeconds, seconds } = when;
    const placed = { startedAt, endedAt, breakSeconds, durationSeconds: seconds, day: this.dayNamed(day) };
    return partsByDay(placed, engagement.timeZone).map((part) => ({
      day: part.day.toString(),
      when: {
        startedAt: part.startedAt ?? startedAt,
        endedAt: part.endedAt ?? endedAt,
        breakSeconds: part.breakSeconds,
        seconds: part.durationSeconds ?? 0,
      },
    }));
  }

  /** Engagements that were made begin with their first entry, and whoever worked on them goes on doing so. */
  async finish(): Promise<MadeIds> {
    for (const { engagement, firstDay, assistants } of this.begun.values()) {
      if (firstDay === null) continue;
      if (firstDay < engagement.startsOn)
        await this.from.engagements.edit(engagement.id, { startsOn: firstDay }, null);
      await this.from.terms.assign(engagement.id, { memberIds: [...assistants] });
    }
    return this.madeIds;
  }

  private async engagementOf(entry: ImportedEntry): Promise<Begun> {
    const { client: name, engagement: wanted } = entry;
    const key = `${name}\n${wanted ?? ''}`;
    const found = this.begun.get(key);
    if (found) return found;
    const client = await this.from.clients.ensureByName(name);
    if (client.created) this.new(this.made.clients, name, this.madeIds.clients, client.id);
    const timeZone = entry.zones.engagement;
    const startsOn = entry.when.startedAt
      ? this.zones.of(timeZone).dayOf(entry.when.startedAt)
      : entry.when.day;
    const terms = { name: wanted ?? name, timeZone, currency: entry.currency ?? this.currency, startsOn };
    const { id, created } =
      wanted === null
        ? await this.from.engagements.ensureForClient(client.id, terms)
        : await this.engagementNamed(client.id, wanted, terms);
    const same = [...this.begun.values()].find(({ engagement }) => engagement.id === id);
    if (same) {
      this.begun.set(key, same);
      return same;
    }
    if (created) this.madeIds.engagements.push(id);
    const engagement = await this.from.engagements.find(id);
    const card = await this.from.rates.cardOf(engagement);
    const begun: Begun = {
      engagement,
      card,
      firstDay: created ? startsOn : null,
      assistants: new Set(),
      rates: new Map(),
    };
    this.begun.set(key, begun);
    return begun;
  }

  private async engagementNamed(
    clientId: string,
    name: string,
    terms: { name: string; timeZone: string; currency: string; startsOn: string },
  ): Promise<{ id: string; created: boolean }> {
    const found = await this.from.named.engagement(actor(), clientId, name);
    if (found !== null) return { id: found, created: false };
    const { id } = await this.from.engagements.begin({ clientId, ...terms });
    return { id, created: true };
  }

  private async serviceOf(engagementId: string, name: string): Promise<string> {
    const key = `service ${engagementId} ${name}`;
    const found = this.byName.get(key);
    if (found) return found;
    const service = await this.from.services.ensureByName(engagementId, name);
    if (service.created) this.new(this.made.services, name, this.madeIds.services, service.id);
    this.byName.set(key, service.id);
    return service.id;
  }

  /** The task of a title in the engagement; the oldest of several. None is made. */
  private async taskOf(engagementId: string, title: string): Promise<string | null> {
    const key = `task ${engagementId} ${title}`;
    const known = this.byName.get(key);
    if (known !== undefined) return known;
    const task = await this.from.named.task(actor(), engagementId, title);
    if (this.byName.size < MOST_REMEMBERED) this.byName.set(key, task);
    return task;
  }

  private async memberOf({ person }: ImportedEntry): Promise<Seat> {
    const name = person.email ?? person.name;
    const key = keyOf(name);
    const found = this.byPerson.get(key);
    if (found) return found;
    const said = this.people.get(key);
    const member = said
      ? { ...(await this.from.members.seat(said)), created: false }
      : await this.from.members.ensure(person.email, person.name);
    if (member.created) this.new(this.made.people, name, this.madeIds.members, member.id);
    this.byPerson.set(key, member);
    return member;
  }

  private dayNamed(name: string): Temporal.PlainDate {
    let day = this.days.get(name);
    if (!day) this.days.set(name, (day = Temporal.PlainDate.from(name)));
    return day;
  }

  private new(names: string[], name: string, ids: string[], id: string): void {
    const { clients, services, people } = this.made;
    if (clients.length + services.length + people.length >= MOST_NEW) throw new ImportTooManyNames(MOST_NEW);
    if (!names.includes(name)) names.push(name);
    ids.push(id);
  }
}
