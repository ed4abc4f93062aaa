import { Injectable } from '@nestjs/common';

/** Says which of some storage names a module refers to; asked in a transaction of their workspace, as the product. */
export type KnowsReferences = (storageKeys: readonly string[]) => Promise<Iterable<string>>;

/**
 * Who refers to stored files. Whoever keeps storage names in a table registers here when the module starts: the nightly
 * sweep forgets what nobody knows.
 */
@Injectable()
export class StoredReferences {
  private readonly registered: KnowsReferences[] = [];

  register(known: KnowsReferences): void {
    this.registered.push(known);
  }

  /** Those of the names that somebody refers to. */
  async known(storageKeys: readonly string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const ask of this.registered) for (const key of await ask(storageKeys)) found.add(key);
    return found;
  }
}
