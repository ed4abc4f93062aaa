import { Injectable } from '@nestjs/common';

/** Hears, inside the transaction that changes it, that a time block was planned, moved or taken back. */
export type PlanListener = (blockId: string) => Promise<void>;

/** How the calendars take part in a change of what is planned: what is to be written there is ordered with it. */
@Injectable()
export class PlanChanges {
  private readonly listeners: PlanListener[] = [];

  /** Called once, when a module starts. */
  listen(listener: PlanListener): void {
    this.listeners.push(listener);
  }

  /** After the change was written, before it is committed. */
  async happened(blockId: string): Promise<void> {
    for (const listener of this.listeners) await listener(blockId);
  }
}
