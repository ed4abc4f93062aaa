import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const GRACE_MS = 15_000;
/** Ctrl-C reaches us from the terminal and, where npm started us without a shell between, from npm once more. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Serves until SIGTERM or Ctrl-C; then finishes what is under way, lets go of the rest, and ends the process.
 * Whoever is impatient asks twice.
 */
export function serveUntilStopped(app: NestFastifyApplication, release: () => Promise<void>): Promise<never> {
  let asked = false;
  let impatient = false;
  const stop = () => {
    if (impatient) process.exit(1);
    if (asked) return;
    asked = true;
    setTimeout(() => (impatient = true), SAME_SIGNAL_MS).unref();
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    const ended = app.close().then(release);
    ended.then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  return new Promise<never>(() => undefined);
}
