import { systemActor, type Actor } from '../../kernel/actor.js';
import { attachmentAbilities, commentAbilities } from './conversation.policy.js';
import { mayBecome, plainText } from './conversation.rules.js';

describe('Markdown in a notice', () => {
  it.each([
    ['**Two** nights, _near_ the `fair`', 'Two nights, near the fair'],
    ['# Plan\n\n1. Call [the hotel](https://h.example)\n- ask', 'Plan\n\nCall the hotel\nask'],
    ['> said before\n\n```js\nx_y * 2\n```', 'said before\n\n x_y * 2'],
    ['snake_case and 3 * 4 = 12', 'snake_case and 3 * 4 = 12'],
    ['![a picture](p.png)', 'a picture'],
    ['', ''],
  ])('of %j reads %j', (markdown, text) => {
    expect(plainText(markdown)).toBe(text);
  });

  it('of 10,000 hostile characters is read in no time', () => {
    const started = performance.now();
    for (const part of ['*', '_', '[', '![', '`', '> ', '# ', '[a](', '\n- '])
      plainText(part.repeat(10_000 / part.length));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('visibility', () => {
  it('grows, and never shrinks', () => {
    expect(mayBecome('internal', 'client')).toBe(true);
    expect(mayBecome('client', 'internal')).toBe(false);
    expect([mayBecome('client', 'client'), mayBecome('internal', 'internal')]).toEqual([true, true]);
  });
});

describe('who may do what with a comment', () => {
  const actor = (role: Actor['role'], seatId: string): Actor => ({ ...systemActor('w'), role, seatId });
  const comment = { authorId: 'a', deleted: false, deletedBy: null, visibility: 'internal' } as const;

  it('is decided by who wrote it, and by the owner', () => {
    expect(commentAbilities(actor('assistant', 'a'), comment)).toEqual({ edit: true, remove: true, restore: false, share: true }); // prettier-ignore
    expect(commentAbilities(actor('owner', 'o'), comment)).toEqual({ edit: false, remove: true, restore: false, share: true }); // prettier-ignore
    expect(commentAbilities(actor('assistant', 'b'), comment)).toEqual({ edit: false, remove: false, restore: false, share: false }); // prettier-ignore
    const open = { ...comment, visibility: 'client' } as const;
    expect(commentAbilities(actor('contact', 'a'), open)).toEqual({ edit: true, remove: true, restore: false, share: false }); // prettier-ignore
  });

  it('once it is deleted, by who deleted it', () => {
    const deleted = { ...comment, deleted: true, deletedBy: 'o' };
    expect(commentAbilities(actor('assistant', 'a'), deleted).restore).toBe(false);
    expect(commentAbilities(actor('owner', 'o'), deleted).restore).toBe(true);
    expect(commentAbilities(actor('owner', 'another'), deleted).restore).toBe(true);
    expect(attachmentAbilities(actor('assistant', 'a'), { ...deleted, deletedBy: 'a' })).toEqual({ remove: false, restore: true }); // prettier-ignore
  });

  it('is never decided by nobody’s being nobody', () => {
    const orphan = { ...comment, authorId: null };
    expect(commentAbilities({ ...actor('assistant', 'x'), seatId: null }, orphan).edit).toBe(false);
  });
});
