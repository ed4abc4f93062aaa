import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';

/** Two writes a second into one calendar: Google refuses bursts long before a quota is used up. */
@Injectable()
export class WritePace {
  milliseconds = 500;

  async rest(): Promise<void> {
    if (this.milliseconds > 0) await pause(this.milliseconds);
  }
}
