import { Injectable } from '@nestjs/common';
import type { EngagementsService } from '../engagements/engagements.service.js';

type Engagement = Awaited<ReturnType<EngagementsService['find']>>;

/** What whoever changes entries has at hand, so that nobody has to ask the database for it again. */
export interface KnownWork {
  readonly engagement?: Engagement | undefined;
  /** The local days on which the entries lie now, deleted ones too; those that have moved away lie nowhere. */
  readonly days?: readonly string[];
}

/**
 * Hears, inside the transaction that changes them, that entries of an engagement have changed, and may refuse it by
 * throwing. @param entryIds which; null for many (an import)
 */
export type WorkListener = (
  engagementId: string,
  entryIds: readonly string[] | null,
  known: KnownWork,
) => Promise<void>;

/**
 * How modules below this one take part in a change of worked time while it can still be refused: the balance of a
 * `stop` agreement may not be overdrawn, not even by two at once. Everybody else listens to what was committed.
 */
@Injectable()
export class WorkChanges {
  private readonly listeners: WorkListener[] = [];

  /** Called once, when a module starts. */
  listen(listener: WorkListener): void {
    this.listeners.push(listener);
  }

  /** After the change was written, before it is committed. */
  async happened(
    engagementId: string,
    entryIds: readonly string[] | null,
    known: KnownWork = {},
  ): Promise<void> {
    for (const listener of this.listeners) await listener(engagementId, entryIds, known);
  }
}
