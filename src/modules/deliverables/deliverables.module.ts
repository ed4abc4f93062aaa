import { Module } from '@nestjs/common';
import { DeliverablesController } from './deliverables.controller.js';
import { DeliverablesJobs } from './deliverables.jobs.js';
import { DeliverablesRepository } from './deliverables.repository.js';
import { DeliverablesService } from './deliverables.service.js';

/** Documents and results with their versions. */
@Module({
  controllers: [DeliverablesController],
  providers: [DeliverablesRepository, DeliverablesService, DeliverablesJobs],
  exports: [DeliverablesService],
})
export class DeliverablesModule {}
