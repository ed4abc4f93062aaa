import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { textsFor, type Texts } from '../../platform/i18n/translate.js';
import { ClientSignals, type ClientSignal } from './clients.events.js';
import { OccasionsRepository, type ClientOccasions } from './occasions.repository.js';
import { PreferencesRepository } from './preferences.repository.js';
import { proposalFor } from './touchpoint.rules.js';
import { touchpointTexts } from './touchpoint.wording.js';
import { TouchpointsRepository } from './touchpoints.repository.js';

/** What is noticed by itself each night: what wants to be confirmed, and whom one could be kind to. */
@Injectable()
export class KnowingService {
  constructor(
    private readonly occasions: OccasionsRepository,
    private readonly preferences: PreferencesRepository,
    private readonly touchpoints: TouchpointsRepository,
    private readonly signals: ClientSignals,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** For the workspace of the open transaction; run twice a day, it tells nothing twice. */
  async look(): Promise<void> {
    const { language, timeZone } = await this.occasions.practice(actor());
    const today = localDay(this.clock.now(), timeZone);
    const texts = textsFor(language);
    await this.askToConfirm(texts, today);
    for (const client of await this.occasions.of(actor(), today)) await this.propose(texts, client, today);
  }

  private async askToConfirm({ t }: Texts, today: Temporal.PlainDate): Promise<void> {
    const stale = await this.preferences.newlyStale(actor(), today, this.clock.now());
    for (const { id, clientId, clientName, kind } of stale) {
      const text = t(`preference.kind.${kind}`);
      await this.signal({ kind: 'preference.stale', clientId, clientName, text });
      await this.events.tell('preference.changed', id);
    }
  }

  private async propose(texts: Texts, client: ClientOccasions, today: Temporal.PlainDate): Promise<void> {
    const { clientId, clientName } = client;
    const proposal = proposalFor(client, today);
    if (!proposal) return;
    const id = this.ids.next();
    const proposed = await this.touchpoints.propose({
      ...{ id, workspaceId: actor().workspaceId, clientId, ...proposal, state: 'proposed', note: '' },
      month: today.with({ day: 1 }).toString(),
      proposedAt: this.clock.date(),
      decidedAt: null,
      decidedByName: null,
    });
    if (!proposed) return;
    const { reason } = touchpointTexts(texts, proposal.kind, proposal.facts, clientName);
    await this.signal({ kind: 'touchpoint.proposed', clientId, clientName, text: reason });
    await this.events.tell('touchpoint.changed', id);
  }

  private async signal(told: Omit<ClientSignal, 'to'>): Promise<void> {
    await this.signals.happened({ ...told, to: await this.occasions.audience(actor(), told.clientId) });
  }
}
