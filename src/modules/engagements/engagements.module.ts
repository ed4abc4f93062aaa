import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { AgreementsRepository } from './agreements.repository.js';
import { AgreementsService } from './agreements.service.js';
import { EngagementTermsRepository } from './engagement-terms.repository.js';
import { EngagementTermsService } from './engagement-terms.service.js';
import { EngagementsController } from './engagements.controller.js';
import { EngagementsRepository } from './engagements.repository.js';
import { EngagementsService } from './engagements.service.js';
import { RatesController } from './rates.controller.js';
import { RatesRepository } from './rates.repository.js';
import { RatesService } from './rates.service.js';
import { ServicesController } from './services.controller.js';
import { ServicesRepository } from './services.repository.js';
import { ServicesService } from './services.service.js';

/** The running relations with the clients: measures, dated agreements, who works, which services, when to report. */
@Module({
  imports: [ClientsModule],
  controllers: [EngagementsController, RatesController, ServicesController],
  providers: [
    EngagementsRepository,
    EngagementsService,
    AgreementsRepository,
    AgreementsService,
    EngagementTermsRepository,
    EngagementTermsService,
    RatesRepository,
    RatesService,
    ServicesRepository,
    ServicesService,
  ],
  exports: [EngagementsService, EngagementTermsService, RatesService, ServicesService],
})
export class EngagementsModule {}
