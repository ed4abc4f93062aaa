import {
  Environment,
  EnvironmentError,
  environmentFields,
  readEnvironment,
  variableName,
} from '../../src/platform/config/environment.js';
import { textOf } from '../support/repository.js';

const variables = environmentFields.map(variableName);

/** Variables that compose.yaml reads for the database and its superuser, and Affianco does not. */
const OF_COMPOSE = ['POSTGRES_PASSWORD', 'ENTRY_PASSWORD'];

/** Defaults that depend on other variables are told in words. */
const IN_WORDS = [
  'PUBLIC_URL',
  'DATABASE_URL',
  'SMTP_URL',
  'SECRET_KEY',
  'PREVIOUS_SECRET_KEYS',
  'FILES_URL',
  'MALWARE_SCAN_COMMAND',
  'MALWARE_SCAN_URL',
  'REPLY_DOMAIN',
  'INBOUND_SMTP_PORT',
  'BOUNCE_MAILBOX_URL',
  'GOOGLE_CLIENT_ID',
  'GOOGLE_CLIENT_SECRET',
];

describe('the environment', () => {
  const rows = [...textOf('docs/configuration.md').matchAll(/^\| `([A-Z_]+)` \| (.+) \| (.+) \|$/gm)].map(
    ([, name, meaning, byDefault]) => ({
      name: name ?? '',
      meaning: meaning ?? '',
      byDefault: byDefault ?? '',
    }),
  );

  it('is a list of all fields of its class', () => {
    const fields = Object.keys(readEnvironment({ SECRET_KEY: Buffer.alloc(32).toString('base64') }));
    expect([...environmentFields].sort()).toEqual(expect.arrayContaining(fields.sort()));
  });

  it('is documented whole, in the order of its class, and nothing else is', () => {
    expect(rows.map(({ name }) => name)).toEqual(variables);
  });

  it('is documented with its true defaults', () => {
    const defaults = new Environment() as unknown as Record<string, unknown>;
    for (const [place, field] of environmentFields.entries()) {
      const { name, byDefault } = rows[place] ?? { name: '', byDefault: '' };
      if (IN_WORDS.includes(name)) continue;
      expect(`${name} ${byDefault}`).toBe(`${name} \`${String(defaults[field])}\``);
    }
  });

  it('stands in .env.example, each variable once, under a comment, commented out', () => {
    const lines = textOf('.env.example').split('\n');
    const found = lines.flatMap((line) => /^#([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(found).toEqual([...variables, ...OF_COMPOSE]);
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
    expect(lines.filter((line) => /^# \S/.test(line)).length).toBeGreaterThan(10);
  });

  it('names each variable that is malformed and never prints its value', () => {
    const wrong = { PORT: 'secret-a', SMTP_URL: 'secret-b', SECRET_KEY: 'secret-c', ROLE: 'secret-d' };
    const refusal = (): EnvironmentError | undefined => {
      try {
        readEnvironment(wrong);
      } catch (error) {
        return error as EnvironmentError;
      }
      return undefined;
    };
    const lines = refusal()?.lines ?? [];
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual(Object.keys(wrong).sort());
    expect(lines.join('\n')).not.toContain('secret-');
  });

  it('asks for a secret in production', () => {
    expect(() => readEnvironment({ NODE_ENV: 'production' })).toThrow('SECRET_KEY is missing');
  });
});
