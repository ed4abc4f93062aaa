import { Injectable } from '@nestjs/common';
import type { CalendarProvider, ProviderName } from '../sync/calendar-provider.js';

/** Every way to speak to calendars, by its name; each registers itself when its module starts. */
@Injectable()
export class Providers {
  private readonly known = new Map<ProviderName, CalendarProvider>();

  /** Called once a provider, when the module starts. */
  register(provider: CalendarProvider): void {
    if (this.known.has(provider.name)) throw new Error(`two providers are called ${provider.name}`);
    this.known.set(provider.name, provider);
  }

  of(name: ProviderName): CalendarProvider {
    const provider = this.known.get(name);
    if (!provider) throw new Error(`no provider is called ${name}`);
    return provider;
  }
}
