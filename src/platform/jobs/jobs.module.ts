import { Global, Module } from '@nestjs/common';
import { DueWork } from './due-work.js';
import { Jobs } from './jobs.js';
import { Worker } from './worker.js';

/** The queue on PostgreSQL: put work in inside a transaction, have it done after the commit. */
@Global()
@Module({ providers: [Jobs, DueWork, Worker], exports: [Jobs, DueWork, Worker] })
export class JobsModule {}
