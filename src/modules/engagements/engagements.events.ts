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

/** Terms were sent to contacts, or a contact has said something to them. */
export type AgreementSignal = {
  readonly engagementId: string;
  readonly engagementName: string;
} & (
  | { readonly kind: 'agreement.proposed'; readonly contactIds: readonly string[]; readonly text: string }
  | {
      readonly kind: 'agreement.answered';
      readonly decision: 'accepted' | 'declined' | 'asked';
      readonly text: string;
    }
);

/** How modules below this one hear of it inside the transaction: whoever tells people listens here. */
@Injectable()
export class AgreementSignals {
  private readonly listeners: ((signal: AgreementSignal) => Promise<void>)[] = [];

  /** Called once, when a module starts. */
  listen(listener: (signal: AgreementSignal) => Promise<void>): void {
    this.listeners.push(listener);
  }

  async happened(signal: AgreementSignal): Promise<void> {
    for (const listener of this.listeners) await listener(signal);
  }
}
