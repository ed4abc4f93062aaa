import { ProviderFailure } from '../sync/calendar-provider.js';
import { addressOf, nameIn } from './caldav-names.js';
import { textOf, type DavSession } from './dav-session.js';

/** A resource of a calendar: several events of one series may be in it. */
export interface Resource {
  readonly name: string;
  readonly etag: string | null;
  readonly text: string;
}

/** Reads resources by their names, many at once where the server can (RFC 4791, section 7.9). */
export class CaldavContents {
  private manyAtOnce = true;

  constructor(
    private readonly session: DavSession,
    private readonly calendar: string,
  ) {}

  /** Those that are there; what is not has been deleted since it was listed. */
  async read(names: readonly string[]): Promise<Resource[]> {
    const found = this.manyAtOnce ? await this.many(names) : new Map<string, Resource>();
    for (const name of names) {
      // Left out of the answer, or without its content: asked for by itself before it counts as gone.
      if (found.has(name)) continue;
      const got = await this.session.get(addressOf(this.calendar, name));
      if (got) found.set(name, { name, ...got });
    }
    return [...found.values()];
  }

  private async many(names: readonly string[]): Promise<Map<string, Resource>> {
    const found = new Map<string, Resource>();
    const body = {
      'calendar-multiget': {
        _attributes: { 'xmlns:d': 'DAV:', 'xmlns:c': 'urn:ietf:params:xml:ns:caldav' },
        'd:prop': { 'd:getetag': {}, 'c:calendar-data': {} },
        'd:href': names.map((name) => new URL(addressOf(this.calendar, name)).pathname),
      },
    };
    try {
      const { things } = await this.session.report(this.calendar, body, 'c', '1');
      for (const thing of things) {
        const name = nameIn(this.calendar, thing.href);
        const text = textOf(thing.props.calendarData);
        if (name === null || thing.status >= 400 || text === null) continue;
        found.set(name, { name, text, etag: textOf(thing.props.getetag) });
      }
    } catch (error) {
      if (!(error instanceof ProviderFailure) || !/^(40[0345]|415|422|50[01])$/.test(error.reason))
        throw error;
      this.manyAtOnce = false;
    }
    return found;
  }
}
