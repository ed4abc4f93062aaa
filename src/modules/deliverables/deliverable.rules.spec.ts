import { cleanFolder, cleanTags, judgeDecision } from './deliverable.rules.js';
import { deliverableAbilities } from './deliverable.policy.js';
import { engagementActor, systemActor } from '../../kernel/actor.js';

describe('a folder', () => {
  it('is names between single slashes, however it was written', () => {
    expect(cleanFolder(' /Viaggi//2026/ ')).toBe('Viaggi/2026');
    expect(cleanFolder('Viaggi\\2026')).toBe('Viaggi/2026');
    expect(cleanFolder('../../etc/./passwd')).toBe('etc/passwd');
    expect(cleanFolder('cafe\u0301 \u202E x')).toBe('café x');
    expect(cleanFolder(' / ')).toBe('');
  });

  it('is none where it is too deep or a name too long', () => {
    expect(cleanFolder(Array(11).fill('a').join('/'))).toBeNull();
    expect(cleanFolder('a'.repeat(81))).toBeNull();
    expect(cleanFolder(Array(10).fill('a').join('/'))).not.toBeNull();
  });
});

describe('tags', () => {
  it('are kept once each, in their order, whatever their capitals', () => {
    expect(cleanTags([' Treno ', 'treno', 'Hotel', ' ', 'HOTEL'])).toEqual(['Treno', 'Hotel']);
  });
});

describe('a decision', () => {
  const looked = { version: 2, sha256: 'b' };

  it('is about the version that is shown, by its hash, while nobody has decided', () => {
    expect(judgeDecision({ shownVersion: 2, decision: null }, 'b', looked)).toBe('fine');
    expect(judgeDecision({ shownVersion: 2, decision: 'accepted' }, 'b', looked)).toBe('decided');
    expect(judgeDecision({ shownVersion: 3, decision: null }, 'c', looked)).toBe('other version');
    expect(judgeDecision({ shownVersion: 2, decision: null }, 'c', looked)).toBe('other version');
    expect(judgeDecision({ shownVersion: null, decision: null }, null, looked)).toBe('not shown');
  });
});

describe('who may do what with a deliverable', () => {
  const member = systemActor('w');
  const contact = engagementActor('w', 'c', 'e');
  const able = (actor: typeof member, state: Partial<Parameters<typeof deliverableAbilities>[1]>) =>
    Object.entries(deliverableAbilities(actor, { deleted: false, latest: 1, shownVersion: 1, decision: null, ...state }))
      .filter(([, may]) => may)
      .map(([ability]) => ability); // prettier-ignore

  it('members show drafts, newer versions, and once more what a change was asked of; they hide what is undecided', () => {
    expect(able(member, { shownVersion: null })).toEqual(['edit', 'addVersion', 'show', 'remove']);
    expect(able(member, {})).toEqual(['edit', 'addVersion', 'hide', 'remove']);
    expect(able(member, { latest: 2, decision: 'accepted' })).toContain('show');
    expect(able(member, { decision: 'change_requested' })).toContain('show');
    expect(able(member, { decision: 'accepted' })).toEqual(['edit', 'addVersion', 'remove']);
    expect(able(member, { deleted: true })).toEqual(['restore']);
  });

  it('contacts decide about what is shown, once', () => {
    expect(able(contact, {})).toEqual(['accept', 'requestChange']);
    for (const state of [{ shownVersion: null }, { decision: 'accepted' as const }, { deleted: true }])
      expect(able(contact, state)).toEqual([]);
  });
});
