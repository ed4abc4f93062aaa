import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import pLimit from 'p-limit';
import { systemActor } from '../../kernel/actor.js';
import { actor, Transactions } from '../../platform/database/transaction.js';
import { FileStore } from '../../platform/files/file-store.js';
import { onDisk } from '../../platform/files/on-disk.js';
import { Jobs, type JobHandler, type JobPayload } from '../../platform/jobs/jobs.js';
import { ArchiveRepository, type WaitingContent } from './archive.repository.js';
import { formOf, LARGEST_READ, TextReader, type Reading } from './reading.js';

/** The name under which the database itself orders it, after a new version or attachment. */
const READ_TASK = 'archive-read';
const REMIND_TASK = 'archive-read-waiting';
/** What was there before, and whatever was lost on its way. */
const EVERY_FIVE_MINUTES = '*/5 * * * *';
const SWEEP_TASK = 'archive-sweep-words';
const NIGHTLY = '50 3 * * *';
/** So many words are looked at in one transaction: whoever writes waits for no more. */
const SWEPT_AT_ONCE = 500;
const MOST_ATTEMPTS = 3;
/** Readers at once: each may take its share of memory. */
const READERS = 2;

/** Reads what stands in files, so that it can be found, and forgets words. Killed in the middle it is done again. */
@Injectable()
export class ArchiveJobs implements JobHandler, OnModuleInit {
  private readonly log = new Logger('Archive');
  private readonly inTurn = pLimit(READERS);

  constructor(
    private readonly jobs: Jobs,
    private readonly archive: ArchiveRepository,
    private readonly store: FileStore,
    private readonly reader: TextReader,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.jobs.register(READ_TASK, this);
    this.jobs.register(REMIND_TASK, { run: () => this.remind() }, EVERY_FIVE_MINUTES);
    this.jobs.register(SWEEP_TASK, { run: () => this.sweep() }, NIGHTLY);
  }

  async run({ workspaceId, storageKey }: JobPayload): Promise<void> {
    if (!workspaceId || !storageKey) return;
    await this.inTurn(() => this.read(workspaceId, storageKey));
  }

  /** Takes out the words that stood only in what was deleted, or reads otherwise by now. */
  async sweep(): Promise<void> {
    const workspaces = await this.transactions.asNobody(() => this.archive.withWords(), { readOnly: true });
    let swept = 0;
    for (const workspaceId of workspaces) {
      for (let after: string | null = ''; after !== null;) {
        const words: string = after;
        const step = () => this.archive.sweepWords(words, SWEPT_AT_ONCE);
        const { last, removed } = await this.transactions.as(systemActor(workspaceId), step);
        after = last;
        swept += removed;
      }
    }
    if (swept > 0) this.log.log(`${swept} word(s) that nothing has any more were forgotten`);
  }

  private async read(workspaceId: string, storageKey: string): Promise<void> {
    const system = systemActor(workspaceId);
    const waiting = await this.transactions.as(system, () => this.archive.beginReading(actor(), storageKey));
    if (!waiting) return;
    const reading = await this.readingOf(waiting, storageKey);
    const [text, reason] = 'text' in reading ? [reading.text, null] : ['', reading.reason];
    if (reason) this.log.log(`a file is not searched by its content: ${reason}`);
    const keep = () => this.archive.keepContent(actor(), storageKey, text, reason);
    await this.transactions.as(system, keep, { retries: 3 });
  }

  private async readingOf(
    { fileName, size, attempts }: WaitingContent,
    storageKey: string,
  ): Promise<Reading> {
    const form = formOf(fileName);
    if (!form) return { reason: 'unknown-type' };
    if (size > LARGEST_READ) return { reason: 'too-large' };
    if (attempts > MOST_ATTEMPTS) return { reason: 'gave-up' };
    return onDisk(this.store, storageKey, (path) => this.reader.read(path, form));
  }

  /** Orders what waits once more; what is under way already is not doubled. */
  private async remind(): Promise<void> {
    const waiting = await this.transactions.asNobody(() => this.archive.waiting(), { readOnly: true });
    for (const { workspaceId, storageKey } of waiting) {
      const order = () => this.jobs.enqueue(READ_TASK, { workspaceId, storageKey }, { key: `archive-read ${storageKey}` });
      await this.transactions.as(systemActor(workspaceId), order);
    }
  } // prettier-ignore
}
