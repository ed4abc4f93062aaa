import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const GRACE_MS = 15_000;
/** Ctrl-C reaches us from the terminal and, where npm started us without a shell between, from npm once more. */
const SAME_SIGNAL_MS = 1_000;

/**
 * On SIGTERM or Ctrl-C: ends what is under way, lets go of the rest, and ends the process. Whoever is impatient asks
 * twice. @returns takes it back
 */
export function endOnSignal(end: () => Promise<void>): () => void {
  let asked = false;
  let impatient = false;
  const stop = () => {
    if (impatient) process.exit(1);
    if (asked) return;
    asked = true;
    setTimeout(() => (impatient = true), SAME_SIGNAL_MS).unref();
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  return () => void process.off('SIGTERM', stop).off('SIGINT', stop);
}

/** Serves until it is asked to stop. */
export function serveUntilStopped(app: NestFastifyApplication, release: () => Promise<void>): Promise<never> {
  endOnSignal(() => app.close().then(release));
  return new Promise<never>(() => undefined);
}

/**
 * Does something with what has been opened, so that neither a failure nor Ctrl-C leaves it open behind us (the embedded
 * PostgreSQL runs apart from this process).
 */
export async function orRelease<T>(release: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  const takeBack = endOnSignal(release);
  try {
    return await work();
  } catch (error) {
    await release();
    throw error;
  } finally {
    takeBack();
  }
}
