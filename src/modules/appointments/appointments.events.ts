import { Injectable } from '@nestjs/common';

/** Hears, inside the transaction that changes it, that an appointment was booked, moved, cancelled or attended. */
export type AppointmentListener = (appointmentId: string) => Promise<void>;

/** How the calendars take part in a change of an appointment: what is to be written there is ordered with it. */
@Injectable()
export class AppointmentChanges {
  private readonly listeners: AppointmentListener[] = [];

  /** Called once, when a module starts. */
  listen(listener: AppointmentListener): void {
    this.listeners.push(listener);
  }

  /** After the change was written, before it is committed. */
  async happened(appointmentId: string): Promise<void> {
    for (const listener of this.listeners) await listener(appointmentId);
  }
}
