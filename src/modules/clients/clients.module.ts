import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { ClientSignals } from './clients.events.js';
import { ClientsController } from './clients.controller.js';
import { ClientsRepository } from './clients.repository.js';
import { ClientsService } from './clients.service.js';
import { ContactLinksService } from './contact-links.service.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsRepository } from './contacts.repository.js';
import { ContactsService } from './contacts.service.js';
import { KnowingJobs } from './knowing.jobs.js';
import { KnowingService } from './knowing.service.js';
import { MannersRepository } from './manners.repository.js';
import { OccasionsRepository } from './occasions.repository.js';
import { PreferenceKeepingService } from './preference-keeping.service.js';
import { PreferencesController } from './preferences.controller.js';
import { PreferencesRepository } from './preferences.repository.js';
import { PreferencesService } from './preferences.service.js';
import { ReferralsController } from './referrals.controller.js';
import { ReferralsRepository } from './referrals.repository.js';
import { ReferralsService } from './referrals.service.js';
import { TouchpointsController } from './touchpoints.controller.js';
import { TouchpointsRepository } from './touchpoints.repository.js';
import { TouchpointsService } from './touchpoints.service.js';

/** The businesses that delegate, the people there, and what is known of them. */
@Module({
  imports: [IdentityModule],
  controllers: [
    ClientsController,
    ContactsController,
    PreferencesController,
    TouchpointsController,
    ReferralsController,
  ],
  providers: [
    ClientsRepository,
    ClientsService,
    ContactLinksService,
    ContactsRepository,
    ContactsService,
    MannersRepository,
    PreferencesService,
    PreferencesRepository,
    PreferenceKeepingService,
    ReferralsRepository,
    ReferralsService,
    TouchpointsRepository,
    TouchpointsService,
    OccasionsRepository,
    ClientSignals,
    KnowingService,
    KnowingJobs,
  ],
  exports: [ClientsService, ContactLinksService, ContactsService, PreferencesService, ClientSignals],
})
export class ClientsModule {}
