import { Module } from '@nestjs/common';
import { PlanChanges } from './planning.events.js';

/** When tasks are to be worked on: blocks of time in a member's week. */
@Module({ providers: [PlanChanges], exports: [PlanChanges] })
export class PlanningModule {}
