import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AgreementSignals, type AgreementSignal } from '../engagements/engagements.events.js';
import { NoticesService } from './notices.service.js';

/** Tells contacts that terms wait for them, and members what the client said. */
@Injectable()
export class AgreementSignalsNotices implements OnModuleInit {
  constructor(
    private readonly signals: AgreementSignals,
    private readonly notices: NoticesService,
  ) {}

  onModuleInit(): void {
    this.signals.listen((signal) => this.tell(signal));
  }

  private async tell(signal: AgreementSignal): Promise<void> {
    const { kind, engagementId, engagementName, text } = signal;
    const subject = { noun: 'engagement' as const, id: engagementId, title: engagementName };
    const told = { kind, engagementId, subject, text };
    if (signal.kind === 'agreement.proposed')
      await this.notices.tell({ ...told, to: { contactIds: signal.contactIds } });
    else await this.notices.tell({ ...told, to: 'members', state: signal.decision });
  }
}
