import { existsSync } from 'node:fs';

/** The process's variables, with those of `.env` beneath them. The only place that reads them. */
export function processVariables(): Record<string, string | undefined> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
