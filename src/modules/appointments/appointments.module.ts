import { Module } from '@nestjs/common';
import { AppointmentChanges } from './appointments.events.js';

/** Sessions with clients: free slots by link, booking, attendance, and a kind follow-up. */
@Module({ providers: [AppointmentChanges], exports: [AppointmentChanges] })
export class AppointmentsModule {}
