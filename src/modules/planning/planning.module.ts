import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { BlockOverlaps } from './block-overlaps.js';
import { BusySources } from './busy-sources.service.js';
import { BusyTimesController } from './busy-times.controller.js';
import { BusyTimesRepository } from './busy-times.repository.js';
import { BusyTimesService } from './busy-times.service.js';
import { PlanChanges } from './planning.events.js';
import { PlanningJobs } from './planning.jobs.js';
import { TimeBlocksController } from './time-blocks.controller.js';
import { TimeBlocksRepository } from './time-blocks.repository.js';
import { TimeBlocksService } from './time-blocks.service.js';

/** When tasks are to be worked on: blocks of time in a member's week, and what else keeps people busy. */
@Module({
  imports: [EngagementsModule, TasksModule],
  controllers: [TimeBlocksController, BusyTimesController],
  providers: [
    BlockOverlaps,
    BusySources,
    BusyTimesRepository,
    BusyTimesService,
    PlanChanges,
    PlanningJobs,
    TimeBlocksRepository,
    TimeBlocksService,
  ],
  exports: [BusySources, PlanChanges, TimeBlocksService],
})
export class PlanningModule {}
