import { Global, Module } from '@nestjs/common';
import { Jobs } from './jobs.js';
import { Worker } from './worker.js';

/** The queue on PostgreSQL: put work in inside a transaction, have it done after the commit. */
@Global()
@Module({ providers: [Jobs, Worker], exports: [Jobs, Worker] })
export class JobsModule {}
