import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Forbidden } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import type { AnswerAgreementDto } from './agreement-answer.dto.js';
import { AgreementAnswersRepository } from './agreement-answers.repository.js';
import type { AgreementRecordDto } from './agreement-record.dto.js';
import { AgreementsService } from './agreements.service.js';
import { AgreementAccepted, AgreementChanged } from './engagement.errors.js';
import { AgreementSignals } from './engagements.events.js';

/** The client's word on terms; the same from the portal and from a link. */
@Injectable()
export class AgreementAnswersService {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly answers: AgreementAnswersRepository,
    private readonly signals: AgreementSignals,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * In the name of the contact who acts. A no may become a yes; a yes stays. A question leaves it open.
   * @throws NotFound, AgreementOver, AgreementChanged when other terms were shown, AgreementAccepted
   */
  async answer(
    engagementId: string,
    agreementId: string,
    said: AnswerAgreementDto,
  ): Promise<AgreementRecordDto> {
    const by = actor();
    const { decision, sha256, reason = '' } = said;
    if (by.role !== 'contact' || by.seatId === null) throw new Forbidden('agreements.answer');
    if (decision !== 'accepted' && reason === '')
      throw new InvalidRequest([{ field: 'reason', code: 'required' }]);
    const { terms, agreement } = await this.agreements.inLine(engagementId, agreementId);
    const { engagement } = terms;
    const shown = terms.proposed(agreement);
    this.agreements.refuseOver(engagement, agreementId);
    if (sha256 !== shown.sha256) throw new AgreementChanged();
    const { answer } = agreement;
    if (answer?.decision === 'accepted' && answer.sha256 === sha256) throw new AgreementAccepted();
    await this.answers.add(by, {
      id: this.ids.next(),
      agreementId,
      engagementId,
      clientId: engagement.clientId,
      contactId: by.seatId,
      contactName: by.name,
      decision,
      reason,
      text: shown.text,
      sha256,
      at: this.clock.now(),
    });
    const { name: engagementName } = engagement;
    await this.signals.happened({
      kind: 'agreement.answered',
      engagementId,
      engagementName,
      decision,
      text: reason,
    });
    await this.events.tell('engagement.changed', engagementId, engagementId);
    return this.agreements.read(engagementId, agreementId);
  }
}
