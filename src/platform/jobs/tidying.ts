import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** So much garbage may lie about; clearing it takes some hundredths of a second. */
const ENOUGH = 40 * 1_048_576;

let collect: (() => void) | null = null;

/** V8's own collector, which scripts see only where they ask for it. */
function collector(): () => void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  return collect;
}

/**
 * Keeps bulk work (an import, an export) in the memory that it needs. V8 lets garbage grow with the memory of the
 * machine, by hundreds of megabytes, and a small server has other uses for them.
 */
export class Tidying {
  private least = getHeapStatistics().used_heap_size;

  /** To be called every so often: clears up when enough has gathered. */
  now(): void {
    const used = getHeapStatistics().used_heap_size;
    if (used < this.least) this.least = used;
    if (used - this.least < ENOUGH) return;
    collector()();
    this.least = getHeapStatistics().used_heap_size;
  }
}
