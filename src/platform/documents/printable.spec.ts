import fc from 'fast-check';
import { printable } from './printable.js';

/** A font without ø, signs of Chinese, or faces. */
const characters = new Set(
  [...' abcdefghijklmnopqrstuvwxyzABC0123456789-.:·–€éüß\u00a0\u202f'].map((one) => one.codePointAt(0) ?? 0),
);

describe('text that is mostly plain', () => {
  it('is printed as it is, alone or beside what has to be looked at closely', () => {
    // A face sends the whole text the long way.
    const plain = fc.string({
      unit: fc.constantFrom(...'abc xyz 019 -.:·–€éüß Zz'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(plain, (text) => {
        expect(`${printable(text, characters)} \u25a1`).toBe(printable(`${text} \u{1f600}`, characters));
      }),
    );
  });

  it('shows a box for what the font has not, also among Latin letters', () => {
    expect(printable('caf\u00e9 \u00f8 \u6f22', characters)).toBe('caf\u00e9 \u25a1 \u25a1');
  });
});
