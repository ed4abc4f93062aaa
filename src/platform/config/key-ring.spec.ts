import { randomBytes } from 'node:crypto';
import { readEnvironment } from './environment.js';
import { KeyRing, Unsealable } from './key-ring.js';
import { SecretKey } from './secret-key.js';

const first = randomBytes(32).toString('base64');
const second = randomBytes(32).toString('base64');
const ring = (current: string, ...earlier: string[]) =>
  new KeyRing(
    new SecretKey(current),
    readEnvironment({ NODE_ENV: 'test', PREVIOUS_SECRET_KEYS: earlier.join(',') }),
  );
const here = ['workspace', 'connection'];

describe('a ring of keys', () => {
  it('opens what it sealed, and never seals twice alike', () => {
    const keys = ring(first);
    const [one, two] = [keys.seal('a refresh token', here), keys.seal('a refresh token', here)];
    expect(keys.open(one, here)).toBe('a refresh token');
    expect(one.bytes.equals(two.bytes)).toBe(false);
    expect(one.bytes.toString('latin1')).not.toContain('refresh');
  });

  it('does not open what was put into another row, or touched', () => {
    const keys = ring(first);
    const sealed = keys.seal('a refresh token', here);
    expect(() => keys.open(sealed, ['workspace', 'another'])).toThrow(Unsealable);
    expect(() => keys.open(sealed, ['workspacecon', 'nection'])).toThrow(Unsealable);
    for (const place of [0, 12, sealed.bytes.length - 1]) {
      const touched = Buffer.from(sealed.bytes);
      touched[place] = (touched[place] as number) ^ 1;
      expect(() => keys.open({ ...sealed, bytes: touched }, here)).toThrow(Unsealable);
    }
    expect(() => keys.open({ ...sealed, bytes: Buffer.alloc(3) }, here)).toThrow(Unsealable);
  });

  it('opens under an earlier key, seals under the present one', () => {
    const old = ring(first).seal('a refresh token', here);
    const keys = ring(second, first);
    expect(keys.open(old, here)).toBe('a refresh token');
    expect(keys.seal('x', here).keyId).not.toBe(old.keyId);
    expect(keys.knows(old.keyId)).toBe(true);
    expect(() => ring(second).open(old, here)).toThrow(Unsealable);
  });

  it('tells nothing of its keys', () => {
    expect(JSON.stringify({ keys: ring(first, second) })).toBe('{"keys":"[secret]"}');
  });
});
