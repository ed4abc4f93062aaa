import { Injectable } from '@nestjs/common';

/** Events of one calendar that came, changed or went. */
export interface MirrorChange {
  readonly calendarId: string;
  readonly eventIds: readonly string[];
  /** They are only no longer read, and are still there. */
  readonly forgotten?: boolean;
}

/** Hears of it inside the transaction that keeps it. */
type MirrorListener = (change: MirrorChange) => Promise<void>;

/** How what is made of events (candidates for time entries) follows them. */
@Injectable()
export class MirrorChanges {
  private readonly listeners: MirrorListener[] = [];

  /** Called once, when a module starts. */
  listen(listener: MirrorListener): void {
    this.listeners.push(listener);
  }

  /** After the change was written, before it is committed. */
  async happened(change: MirrorChange): Promise<void> {
    if (change.eventIds.length === 0) return;
    for (const listener of this.listeners) await listener(change);
  }
}
