import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { TimeEntriesModule } from '../time-entries/time-entries.module.js';
import { BalanceDaysService } from './balance-days.service.js';
import { BalanceLedgerService } from './balance-ledger.service.js';
import { BalanceLinkController } from './balance-link.controller.js';
import { BalanceLinksController } from './balance-links.controller.js';
import { BalanceLinksRepository } from './balance-links.repository.js';
import { BalanceLinksService } from './balance-links.service.js';
import { BalanceMailComposer } from './balance-mail.composer.js';
import { BalancePageService } from './balance-page.service.js';
import { BalanceReader } from './balance.reader.js';
import { BalanceReadersRepository } from './balance-readers.repository.js';
import { BalanceRepository } from './balance.repository.js';
import { BalanceStandingRepository } from './balance-standing.repository.js';
import { BalanceService } from './balance.service.js';
import { BalancesController } from './balances.controller.js';
import { BalancesJobs } from './balances.jobs.js';
import { BalanceTellingService } from './balance-telling.service.js';
import { ConsentsController } from './consents.controller.js';
import { ConsentsRepository } from './consents.repository.js';
import { ConsentsService } from './consents.service.js';
import { SettlementService } from './settlement.service.js';

/** What of an allowance is used and left: the ledger, the client's consent beyond it, alerts, a page to bookmark. */
@Module({
  imports: [ClientsModule, EngagementsModule, IdentityModule, TimeEntriesModule],
  controllers: [BalancesController, ConsentsController, BalanceLinksController, BalanceLinkController],
  providers: [
    BalanceReader,
    BalanceRepository,
    BalanceStandingRepository,
    BalanceService,
    BalanceDaysService,
    BalanceLedgerService,
    BalanceReadersRepository,
    BalanceTellingService,
    SettlementService,
    BalancesJobs,
    ConsentsRepository,
    ConsentsService,
    BalanceLinksRepository,
    BalanceLinksService,
    BalancePageService,
    BalanceMailComposer,
  ],
  exports: [BalanceDaysService, BalanceService, SettlementService],
})
export class BalancesModule {}
