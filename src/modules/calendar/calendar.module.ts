import { Module } from '@nestjs/common';

/** People's own calendars, kept in step: read, written to, subscribed, and turned into candidates for time entries. */
@Module({})
export class CalendarModule {}
