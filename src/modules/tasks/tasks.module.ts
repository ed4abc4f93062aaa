import { Module } from '@nestjs/common';
import { TaskChanges } from './tasks.events.js';
import { TasksController } from './tasks.controller.js';
import { TasksRepository } from './tasks.repository.js';
import { TasksService } from './tasks.service.js';

/** Delegated tasks, their questions, and whose turn it is. */
@Module({
  controllers: [TasksController],
  providers: [TaskChanges, TasksRepository, TasksService],
  exports: [TaskChanges, TasksService],
})
export class TasksModule {}
