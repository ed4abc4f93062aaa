import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/notices.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsJobs } from './attachments.jobs.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { AttachmentsService } from './attachments.service.js';
import { CommentTelling } from './comment.telling.js';
import { CommentsController } from './comments.controller.js';
import { CommentsRepository } from './comments.repository.js';
import { CommentsService } from './comments.service.js';
import { ConversationsService } from './conversations.service.js';

/** What is said and attached about a task, among the members or with the client. */
@Module({
  imports: [NoticesModule, TasksModule],
  controllers: [CommentsController, AttachmentsController],
  providers: [
    CommentsRepository,
    CommentTelling,
    CommentsService,
    AttachmentsRepository,
    AttachmentsService,
    AttachmentsJobs,
    ConversationsService,
  ],
  exports: [ConversationsService],
})
export class ConversationsModule {}
