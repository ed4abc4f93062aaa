// Loaded before the product (`node --import`): its clock is the one in a file, so that a test can move the time of
// processes of its own.
import { readFileSync } from 'node:fs';

const file = process.env.MOVED_CLOCK;
Temporal.Now.instant = () => Temporal.Instant.from(readFileSync(file, 'utf8'));
