import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { DeliverablesModule } from '../deliverables/deliverables.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { TaskFormsService } from './task-forms.service.js';
import { TaskPageController } from './task-page.controller.js';
import { TaskPagesService } from './task-pages.service.js';
import { TaskRepliesRepository } from './task-replies.repository.js';
import { TaskRepliesService } from './task-replies.service.js';

/** A task for its client without the portal: a page behind a link, and answers by mail. */
@Module({
  imports: [NoticesModule, TasksModule, ConversationsModule, DeliverablesModule, FeedbackModule],
  controllers: [TaskPageController],
  providers: [TaskPagesService, TaskFormsService, TaskRepliesRepository, TaskRepliesService],
})
export class TaskPagesModule {}
