// Takes a backup in a process of its own, so that a test can kill it: node --import tsx take-backup.ts OUT ADDRESS SECRET
import { SystemClock } from '../../src/kernel/clock.js';
import { SecretKey } from '../../src/platform/config/secret-key.js';
import { takeBackup } from '../../src/cli/backup/take-backup.js';

const [out = '', address = '', secret = ''] = process.argv.slice(2);
const say = (line: string) => void process.stdout.write(`${line}\n`);
const order = { out, address, secret: new SecretKey(secret), store: null, clock: new SystemClock(), say };
await takeBackup(order);
