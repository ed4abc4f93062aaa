import { Injectable } from '@nestjs/common';

/** Hears within the transaction that business time in an engagement is counted otherwise from now on. */
export type HoursListener = (engagementId: string) => Promise<void>;

/** How modules below this one keep what they computed from working windows, holidays and zone true to them. */
@Injectable()
export class HourChanges {
  private readonly listeners: HoursListener[] = [];

  /** Called once, when a module starts. */
  listen(listener: HoursListener): void {
    this.listeners.push(listener);
  }

  /** After the engagement was written, before it is committed. */
  async happened(engagementId: string): Promise<void> {
    for (const listener of this.listeners) await listener(engagementId);
  }
}
