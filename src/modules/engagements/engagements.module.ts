import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { BalanceService } from './balance.service.js';
import { EngagementTermsRepository } from './engagement-terms.repository.js';
import { EngagementTermsService } from './engagement-terms.service.js';
import { EngagementsController } from './engagements.controller.js';
import { EngagementsRepository } from './engagements.repository.js';
import { EngagementsService } from './engagements.service.js';
import { ServicesController } from './services.controller.js';
import { ServicesRepository } from './services.repository.js';
import { ServicesService } from './services.service.js';

/** The running relations with the clients: measures, dated agreements, who works, which services, when to report. */
@Module({
  imports: [ClientsModule],
  controllers: [EngagementsController, ServicesController],
  providers: [
    EngagementsRepository,
    EngagementsService,
    EngagementTermsRepository,
    EngagementTermsService,
    ServicesRepository,
    ServicesService,
    BalanceService,
  ],
  exports: [EngagementsService, EngagementTermsService, ServicesService, BalanceService],
})
export class EngagementsModule {}
