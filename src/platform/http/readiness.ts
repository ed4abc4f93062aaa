import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';

/** Turns false when the process begins to stop, so that load balancers look elsewhere first. */
@Injectable()
export class Readiness implements BeforeApplicationShutdown {
  stopping = false;

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }
}
