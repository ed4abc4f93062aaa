import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AgreementSignalsNotices } from './agreement-signals.notices.js';
import { ClientSignalsNotices } from './client-signals.notices.js';
import { NoticeDigestsRepository } from './notice-digests.repository.js';
import { NoticeLinkController } from './notice-link.controller.js';
import { NoticeLinks } from './notice-links.js';
import { NoticeMailComposer } from './notice-mail.composer.js';
import { NoticePageService } from './notice-page.service.js';
import { NoticePreferencesController } from './notice-preferences.controller.js';
import { NoticePreferencesService } from './notice-preferences.service.js';
import { NoticeReadersRepository } from './notice-readers.repository.js';
import { NoticeReadingService } from './notice-reading.service.js';
import { NoticeTellingRepository } from './notice-telling.repository.js';
import { NoticesController } from './notices.controller.js';
import { NoticesJobs } from './notices.jobs.js';
import { NoticesRepository } from './notices.repository.js';
import { NoticesService } from './notices.service.js';

/** What people are told: notices in the product, and a digest by mail. */
@Module({
  imports: [ClientsModule, EngagementsModule, IdentityModule],
  controllers: [NoticesController, NoticePreferencesController, NoticeLinkController],
  providers: [
    NoticesRepository,
    NoticeTellingRepository,
    NoticeReadersRepository,
    NoticeDigestsRepository,
    NoticeLinks,
    NoticesService,
    ClientSignalsNotices,
    AgreementSignalsNotices,
    NoticeReadingService,
    NoticePreferencesService,
    NoticePageService,
    NoticesJobs,
    NoticeMailComposer,
  ],
  exports: [NoticesService],
})
export class NoticesModule {}
