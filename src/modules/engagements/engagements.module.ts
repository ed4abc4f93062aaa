import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { AgreementsRepository } from './agreements.repository.js';
import { AgreementsService } from './agreements.service.js';
import { BusinessHoursService } from './business-hours.service.js';
import { EngagementTermsRepository } from './engagement-terms.repository.js';
import { EngagementTermsService } from './engagement-terms.service.js';
import { EngagementsController } from './engagements.controller.js';
import { HourChanges } from './engagements.events.js';
import { EngagementsRepository } from './engagements.repository.js';
import { EngagementsService } from './engagements.service.js';
import { HolidayRegionsController } from './holiday-regions.controller.js';
import { RatesController } from './rates.controller.js';
import { RatesRepository } from './rates.repository.js';
import { RatesService } from './rates.service.js';
import { ServicesController } from './services.controller.js';
import { ServicesRepository } from './services.repository.js';
import { ServicesService } from './services.service.js';

/** The running relations with the clients: measures, dated agreements, who works, which services, when to report. */
@Module({
  imports: [ClientsModule],
  controllers: [EngagementsController, HolidayRegionsController, RatesController, ServicesController],
  providers: [
    EngagementsRepository,
    EngagementsService,
    AgreementsRepository,
    AgreementsService,
    BusinessHoursService,
    HourChanges,
    EngagementTermsRepository,
    EngagementTermsService,
    RatesRepository,
    RatesService,
    ServicesRepository,
    ServicesService,
  ],
  exports: [
    BusinessHoursService,
    EngagementsService,
    EngagementTermsService,
    HourChanges,
    RatesService,
    ServicesService,
  ],
})
export class EngagementsModule {}
