import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import { PreferenceRemoved } from './client.errors.js';
import { refuseContacts, type KnowledgeAbility } from './client.policy.js';
import { ClientsRepository } from './clients.repository.js';
import { ContactsRepository } from './contacts.repository.js';
import { PreferenceDto, type AddPreferenceDto, type EditPreferenceDto, type PreferenceRow, type PreferencesQuery } from './preference.dto.js'; // prettier-ignore
import { readValue, type PreferenceKind, type PreferenceValue } from './preference.rules.js';
import { PreferencesRepository } from './preferences.repository.js';

/** Writing down what is known of a client, and keeping it true. For a contact none of it exists. */
@Injectable()
export class PreferenceKeepingService {
  constructor(
    private readonly preferences: PreferencesRepository,
    private readonly clients: ClientsRepository,
    private readonly contacts: ContactsRepository,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: PreferencesQuery): Promise<Page<PreferenceDto>> {
    refuseContacts(actor(), 'preference');
    const limit = limitOf(asked);
    const [after = null] = positionOf<[string]>(asked, 1) ?? [];
    const rows = await this.preferences.list(actor(), asked.clientId, limit + 1, after);
    return pageOf(rows, limit, ({ id }) => [id], (row) => this.shown(row)); // prettier-ignore
  }

  /** @throws NotFound when client or contact are not in reach, AnotherPreferenceActs */
  async add(body: AddPreferenceDto): Promise<PreferenceDto> {
    refuseContacts(actor(), 'client');
    const { id = this.ids.next(), clientId, contactId = null, kind, note = '', source } = body;
    const value = understoodValue(kind, body.value);
    const client = await this.clients.one(actor(), clientId);
    if (contactId !== null) await this.refuseStranger(contactId, client.id);
    const now = this.clock.date();
    await this.preferences.add({
      ...{ id, workspaceId: actor().workspaceId, clientId, contactId, kind, value, note, source },
      ...this.confirmation(body.confirmedOn),
      createdAt: now,
      deletedAt: null,
    });
    return this.changed(id);
  }

  /** A value said anew is confirmed by that. @throws Stale, PreferenceRemoved */
  async edit(id: string, body: EditPreferenceDto, expected: number | null): Promise<PreferenceDto> {
    const preference = await this.mayI('edit', id, expected);
    const { note = preference.note, source = preference.source } = body;
    const said =
      body.value === undefined
        ? {}
        : { value: understoodValue(preference.kind, body.value), ...this.confirmation() };
    await this.preferences.change(preference, actor().workspaceId, { note, source, ...said });
    return this.changed(id);
  }

  /** It is still true: known as of today. */
  async confirm(id: string): Promise<PreferenceDto> {
    const preference = await this.mayI('confirm', id, null);
    await this.preferences.change(preference, actor().workspaceId, this.confirmation());
    return this.changed(id);
  }

  async remove(id: string, expected: number | null): Promise<void> {
    const preference = await this.mayI('remove', id, expected);
    await this.preferences.change(preference, actor().workspaceId, { deletedAt: this.clock.date() });
    await this.changed(id);
  }

  /** @throws AnotherPreferenceActs when another of the kind acts meanwhile */
  async restore(id: string): Promise<PreferenceDto> {
    const preference = await this.mayI('restore', id, null);
    await this.preferences.change(preference, actor().workspaceId, { deletedAt: null });
    return this.changed(id);
  }

  private confirmation(on?: string) {
    const today = localDay(this.clock.now(), actor().timeZone).toString();
    if (on !== undefined && on > today) throw new InvalidRequest([{ field: 'confirmedOn', code: 'day' }]);
    return { confirmedOn: on ?? today, confirmedByName: actor().name, staleToldAt: null };
  }

  private async refuseStranger(contactId: string, clientId: string): Promise<void> {
    const contact = await this.contacts.one(actor(), contactId);
    if (contact.clientId !== clientId) throw new NotFound('contact');
  }

  private async mayI(ability: KnowledgeAbility, id: string, expected: number | null): Promise<PreferenceRow> {
    const preference = await this.preferences.one(actor(), id);
    refuseStale(preference.version, expected);
    const { can } = this.shown(preference);
    if (!can[ability] && can.restore) throw new PreferenceRemoved();
    // What is there already is restored once more: nothing changes.
    return preference;
  }

  private shown(row: PreferenceRow): PreferenceDto {
    return PreferenceDto.of(row, actor(), this.clock.now());
  }

  private async changed(id: string): Promise<PreferenceDto> {
    await this.events.tell('preference.changed', id);
    return this.shown(await this.preferences.one(actor(), id));
  }
}

function understoodValue(kind: PreferenceKind, value: unknown): PreferenceValue {
  const read = readValue(kind, value);
  if (!read.ok) throw new InvalidRequest([{ field: 'value', code: read.problem }]);
  return read.value;
}
