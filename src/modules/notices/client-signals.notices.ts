import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClientSignals, type ClientSignal } from '../clients/clients.events.js';
import { NoticesService } from './notices.service.js';

/** Tells members what was noticed about a client: that something wants to be confirmed, that a courtesy is proposed. */
@Injectable()
export class ClientSignalsNotices implements OnModuleInit {
  constructor(
    private readonly signals: ClientSignals,
    private readonly notices: NoticesService,
  ) {}

  onModuleInit(): void {
    this.signals.listen((signal) => this.tell(signal));
  }

  private async tell({ kind, clientId, clientName, text, to }: ClientSignal): Promise<void> {
    const subject = { noun: 'client' as const, id: clientId, title: clientName };
    for (const { engagementId, memberIds } of to)
      await this.notices.tell({ kind, engagementId, clientId, to: { memberIds }, subject, text });
  }
}
