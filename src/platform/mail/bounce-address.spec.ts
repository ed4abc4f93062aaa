import { readEnvironment } from '../config/environment.js';
import { SecretKey } from '../config/secret-key.js';
import { BounceAddresses } from './bounce-address.js';

const secret = (fill: string) => Buffer.alloc(32, fill).toString('base64');
const made = (fill = 'a', domain: string | undefined = 'reply.example.com') =>
  new BounceAddresses(
    new SecretKey(secret(fill)),
    readEnvironment({
      SECRET_KEY: secret(fill),
      ...(domain && { REPLY_DOMAIN: domain, INBOUND_SMTP_PORT: '0' }),
    }),
  );
const id = '019a6a00-0000-7000-8000-0000000000ff';

describe('the address that a mail comes back to', () => {
  const addresses = made();
  const address = addresses.addressOf(id) ?? '';

  it('names the mail, and fits into an envelope (RFC 5321 §4.5.3.1)', () => {
    expect(address).toMatch(/^bounce\+[a-z2-7]{52}@reply\.example\.com$/);
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
    expect(addresses.read(address)).toBe(id);
    expect(addresses.read(` ${address.toUpperCase()} `)).toBe(id);
  });

  it('cannot be made up, and is of no other kind, domain or installation', () => {
    const letters = address.slice('bounce+'.length);
    const flipped = `bounce+${letters[0] === 'a' ? 'b' : 'a'}${letters.slice(1)}`;
    for (const forged of [
      flipped,
      `reply+${letters}`,
      `bounce+@reply.example.com`,
      `${address}@evil.example`,
      letters,
      '',
    ])
      expect(addresses.read(forged)).toBeNull();
    expect(addresses.read(address.replace('reply.example.com', 'evil.example.com'))).toBeNull();
    expect(made('b').read(address)).toBeNull();
  });

  it('is none where no mail is taken', () => {
    const none = new BounceAddresses(
      new SecretKey(secret('a')),
      readEnvironment({ SECRET_KEY: secret('a') }),
    );
    expect(none.addressOf(id)).toBeNull();
    expect(none.read(address)).toBeNull();
  });
});
