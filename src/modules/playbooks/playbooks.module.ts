import { Module } from '@nestjs/common';
import { DocumentsModule } from '../../platform/documents/documents.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { PlaybookPapersService } from './playbook-papers.service.js';
import { PlaybooksController } from './playbooks.controller.js';
import { PlaybooksRepository } from './playbooks.repository.js';
import { PlaybooksService } from './playbooks.service.js';
import { TaskTemplatesController } from './task-templates.controller.js';
import { TaskTemplatesRepository } from './task-templates.repository.js';
import { TaskTemplatesService } from './task-templates.service.js';

/** Methods that are written down: playbooks with their versions, and templates of tasks. */
@Module({
  imports: [DocumentsModule, IdentityModule],
  controllers: [PlaybooksController, TaskTemplatesController],
  providers: [
    PlaybookPapersService,
    PlaybooksRepository,
    PlaybooksService,
    TaskTemplatesRepository,
    TaskTemplatesService,
  ],
  exports: [PlaybooksService],
})
export class PlaybooksModule {}
