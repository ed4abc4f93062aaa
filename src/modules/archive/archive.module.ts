import { Module } from '@nestjs/common';
import { ArchiveController } from './archive.controller.js';
import { ArchiveJobs } from './archive.jobs.js';
import { ArchiveRepository } from './archive.repository.js';
import { ArchiveService } from './archive.service.js';
import { TextReader } from './reading.js';

/** The archive: everything that is written down, found by its words within the searcher's reach. */
@Module({
  controllers: [ArchiveController],
  providers: [ArchiveService, ArchiveRepository, ArchiveJobs, TextReader],
})
export class ArchiveModule {}
