import { excerpt, inDigest, kindsOf, noticeKinds } from './notice.rules.js';

describe('what is said in a notice', () => {
  it('is the beginning of it, on one line, cut at a word', () => {
    expect(excerpt('  By train,\n\n please ')).toBe('By train, please');
    expect(excerpt('one two three four', 10)).toBe('one two…');
    expect(excerpt('a'.repeat(300))).toHaveLength(240);
    expect(excerpt('')).toBe('');
  });

  it('never ends in half a character', () => {
    expect(excerpt('😀'.repeat(200), 10).isWellFormed()).toBe(true);
    expect(excerpt('😀'.repeat(200), 11).isWellFormed()).toBe(true);
  });
});

describe('what somebody can be told', () => {
  it('is for a contact only what is meant for them', () => {
    const practice = [
      'feedback.given',
      'feedback.low',
      'preference.stale',
      'touchpoint.proposed',
      'task.at-risk',
      'report.ready',
      'report.held-back',
      'report.skipped',
      'report.undelivered',
      'report.answered',
      'report.accepted',
      'agreement.answered',
    ];
    expect(kindsOf('contact').filter((kind) => practice.includes(kind))).toEqual([]);
  });

  it('is every kind, for one side at least', () => {
    const told = new Set([...kindsOf('contact'), ...kindsOf('owner')]);
    expect(noticeKinds.filter((kind) => !told.has(kind))).toEqual([]);
    expect(kindsOf('assistant')).toEqual(kindsOf('owner'));
  });

  it('comes in the digest, unless it has a mail of its own', () => {
    expect(kindsOf('contact').filter((kind) => !inDigest(kind, 'contact'))).toEqual([
      'question.asked',
      'feedback.requested',
      'agreement.proposed',
      'appointment.proposed',
      'appointment.booked',
      'appointment.moved',
      'appointment.cancelled',
      'appointment.reminder',
      'appointment.useful',
    ]);
    expect(kindsOf('owner').every((kind) => inDigest(kind, 'owner'))).toBe(true);
  });
});
