import { existsSync } from 'node:fs';
import { parse, parseDocument } from 'yaml';
import { environmentFields, variableName } from '../../src/platform/config/environment.js';
import { ROOT, textOf } from '../support/repository.js';

interface Service {
  readonly image?: string;
  readonly command?: string[];
  readonly environment?: Record<string, string>;
  readonly volumes?: string[];
  readonly depends_on?: Record<string, { condition: string }>;
  readonly [key: string]: unknown;
}
interface Compose {
  readonly services: Record<string, Service>;
  readonly volumes: Record<string, null>;
}

const FILES = ['docker/compose.yaml', 'docker/compose.dev.yaml'];
const variables = new Set<string>(environmentFields.map(variableName));
const composed = (file: string) => parse(textOf(file), { merge: true }) as Compose;

describe.each(FILES)('%s', (file) => {
  it('is YAML without a mistake', () => {
    const document = parseDocument(textOf(file), { merge: true });
    expect([...document.errors, ...document.warnings]).toEqual([]);
  });

  it('names only volumes and files that exist', () => {
    const { services, volumes } = composed(file);
    const sources = Object.values(services).flatMap((service) =>
      (service.volumes ?? []).map((mount) => mount.split(':')[0] ?? ''),
    );
    for (const source of sources) {
      const there = source.startsWith('./') ? existsSync(`${ROOT}docker/${source}`) : source in volumes;
      expect({ source, there }).toEqual({ source, there: true });
    }
  });

  it('waits only for services that it has', () => {
    const { services } = composed(file);
    for (const { depends_on } of Object.values(services)) {
      for (const other of Object.keys(depends_on ?? {})) expect(Object.keys(services)).toContain(other);
    }
  });
});

describe('the composed product', () => {
  const { services } = composed('docker/compose.yaml');
  const ours = Object.entries(services).filter(([, { image }]) => image === 'affianco');

  it('is a migration that ends, then an API and a worker', () => {
    expect(ours.map(([name]) => name)).toEqual(['migrate', 'api', 'worker']);
    expect(services['api']?.environment?.['ROLE']).toBe('api');
    expect(services['worker']?.environment?.['ROLE']).toBe('worker');
    for (const name of ['api', 'worker'])
      expect(services[name]?.depends_on?.['migrate']?.condition).toBe('service_completed_successfully');
  });

  it('sets no variable that Affianco does not read', () => {
    for (const [, { environment = {} }] of ours)
      expect(Object.keys(environment).filter((name) => !variables.has(name))).toEqual([]);
  });

  it('gives the account that may do everything to the migration alone', () => {
    const superuser = (name: string) =>
      (services[name]?.environment?.['DATABASE_URL'] ?? '').includes('//postgres:');
    expect(ours.map(([name]) => superuser(name))).toEqual([true, false, false]);
  });

  it('reads from .env only what .env.example tells', () => {
    const told = new Set(
      [...textOf('.env.example').matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name ?? ''),
    );
    const read = [...textOf('docker/compose.yaml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name ?? '');
    expect(read.filter((name) => !told.has(name))).toEqual([]);
  });

  it('runs without rights on a file system that is not written to', () => {
    for (const [, service] of ours)
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
  });
});

describe('docker/Dockerfile', () => {
  const text = textOf('docker/Dockerfile');
  const instructions = text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const of = (word: string) =>
    instructions.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  const last = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));

  it('has two stages on the runtime that npm pins too', () => {
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: { node: string } };
    const major = dependencies.node.split('.')[0];
    expect(of('FROM')).toEqual([`node:${major}-slim AS build`, `node:${major}-slim`]);
  });

  it('runs as a user without rights', () => {
    expect(last).toContain('USER node');
    expect(last.indexOf('USER node')).toBeLessThan(last.findIndex((line) => line.startsWith('CMD ')));
  });

  it('asks whether the product is ready, of the address that it has', () => {
    expect(of('HEALTHCHECK')).toEqual([expect.stringContaining('/health/ready')]);
  });

  it('sets only variables that Affianco reads', () => {
    const names = [
      ...of('ENV')
        .join(' ')
        .matchAll(/([A-Z_]+)=/g),
    ].map(([, name]) => name ?? '');
    expect(names).toEqual(['NODE_ENV', 'HOST', 'PORT', 'DATA_DIR']);
    expect(names.filter((name) => !variables.has(name))).toEqual([]);
  });

  it('copies only what exists and what .dockerignore lets through', () => {
    const sources = of('COPY')
      .filter((line) => !line.startsWith('--from'))
      .flatMap((line) => line.split(/\s+/).slice(0, -1));
    const allowed = textOf('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(sources.length).toBeGreaterThan(5);
    for (const source of sources) {
      expect({ source, there: existsSync(`${ROOT}${source}`) }).toEqual({ source, there: true });
      const passes = allowed.some((path) => source === path || source.startsWith(`${path}/`));
      expect({ source, passes }).toEqual({ source, passes: true });
    }
  });
});
