import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AgreementAnswersRepository } from './agreement-answers.repository.js';
import { AgreementAnswersService } from './agreement-answers.service.js';
import { AgreementLinkController } from './agreement-link.controller.js';
import { AgreementLinkService } from './agreement-link.service.js';
import { AgreementMailComposer } from './agreement-mail.composer.js';
import { AgreementProposalsRepository } from './agreement-proposals.repository.js';
import { AgreementProposalsService } from './agreement-proposals.service.js';
import { AgreementReadingService } from './agreement-reading.service.js';
import { AgreementTermsService } from './agreement-terms.service.js';
import { AgreementsController } from './agreements.controller.js';
import { AgreementsRepository } from './agreements.repository.js';
import { AgreementsService } from './agreements.service.js';
import { BusinessHoursService } from './business-hours.service.js';
import { EngagementTermsRepository } from './engagement-terms.repository.js';
import { EngagementTermsService } from './engagement-terms.service.js';
import { EngagementsController } from './engagements.controller.js';
import { AgreementSignals, HourChanges } from './engagements.events.js';
import { EngagementsRepository } from './engagements.repository.js';
import { EngagementsService } from './engagements.service.js';
import { HolidayRegionsController } from './holiday-regions.controller.js';
import { RatesController } from './rates.controller.js';
import { RatesRepository } from './rates.repository.js';
import { RatesService } from './rates.service.js';
import { SchedulesController } from './schedules.controller.js';
import { SchedulesRepository } from './schedules.repository.js';
import { SchedulesService } from './schedules.service.js';
import { ServicesController } from './services.controller.js';
import { ServicesRepository } from './services.repository.js';
import { ServicesService } from './services.service.js';

/** The running relations with the clients: measures, dated agreements, who works, which services, when to report. */
@Module({
  imports: [ClientsModule, IdentityModule],
  controllers: [
    EngagementsController,
    AgreementsController,
    AgreementLinkController,
    HolidayRegionsController,
    RatesController,
    SchedulesController,
    ServicesController,
  ],
  providers: [
    EngagementsRepository,
    EngagementsService,
    AgreementsRepository,
    AgreementsService,
    AgreementTermsService,
    AgreementReadingService,
    AgreementAnswersRepository,
    AgreementAnswersService,
    AgreementProposalsRepository,
    AgreementProposalsService,
    AgreementLinkService,
    AgreementMailComposer,
    AgreementSignals,
    BusinessHoursService,
    HourChanges,
    EngagementTermsRepository,
    EngagementTermsService,
    RatesRepository,
    RatesService,
    SchedulesRepository,
    SchedulesService,
    ServicesRepository,
    ServicesService,
  ],
  exports: [
    AgreementSignals,
    BusinessHoursService,
    EngagementsService,
    EngagementTermsService,
    HourChanges,
    RatesService,
    SchedulesService,
    ServicesService,
  ],
})
export class EngagementsModule {}
