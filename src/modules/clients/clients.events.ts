import { Injectable } from '@nestjs/common';

/** Something about a client that its members should hear of. */
export interface ClientSignal {
  readonly kind: 'preference.stale' | 'touchpoint.proposed';
  readonly clientId: string;
  readonly clientName: string;
  /** In the language of the practice. */
  readonly text: string;
  /** The members who have the client in reach, each under one of its engagements; null: it has none. */
  readonly to: readonly ClientAudience[];
}

export interface ClientAudience {
  readonly engagementId: string | null;
  readonly memberIds: readonly string[];
}

/** Hears of it inside the transaction that found it. */
export type ClientListener = (signal: ClientSignal) => Promise<void>;

/** How modules below this one take part in what is noticed about a client: whoever tells people listens here. */
@Injectable()
export class ClientSignals {
  private readonly listeners: ClientListener[] = [];

  /** Called once, when a module starts. */
  listen(listener: ClientListener): void {
    this.listeners.push(listener);
  }

  async happened(signal: ClientSignal): Promise<void> {
    for (const listener of this.listeners) await listener(signal);
  }
}
