import { languages } from '../../kernel/actor.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { noticeDigestMail } from './notice-digest.email.js';
import { noticePage } from './notice.page.js';
import { kindsOf, noticeKinds } from './notice.rules.js';
import { sentenceOf } from './notice.wording.js';

describe('the sentence of a notice', () => {
  const fact = { by: 'Anna', state: null, times: 1 };

  it.each(languages)('is worded in %s for every kind, each otherwise', (language) => {
    const sentences = noticeKinds.map((kind) => sentenceOf(textsFor(language), { ...fact, kind }));
    expect(new Set(sentences).size).toBe(noticeKinds.length);
    expect(sentences.filter((sentence) => sentence.length > 90 || /\{|undefined/.test(sentence))).toEqual([]);
  });

  it('says what a task moved to, and what was decided', () => {
    const texts = textsFor('en');
    const moved = (state: string | null) => sentenceOf(texts, { ...fact, kind: 'task.moved', state });
    expect(moved('delivered')).toBe('Anna has delivered this.');
    expect(moved('change_requested')).toBe('Anna asks for a change.');
    expect([moved(null), moved('elsewhere')]).toEqual(['Anna has moved this on.', 'Anna has moved this on.']);
    const decided = { ...fact, kind: 'deliverable.decided', state: 'accepted' } as const;
    expect(sentenceOf(texts, decided)).toBe('Anna has accepted the document.');
    const call = { ...fact, kind: 'question.unanswered', state: 'call' } as const;
    expect(sentenceOf(texts, call)).toBe('Please call Anna: a question waits for an answer.');
  });

  it.each(languages)('says in %s why a report did not arrive, and what became of a thing', (language) => {
    const texts = textsFor(language);
    const states = {
      'report.undelivered': ['refused', 'bounced', 'failed', 'suppressed', 'complained'],
      'report.held-back': ['held', 'uncommented'],
      'report.skipped': ['holiday', 'empty'],
      'report.accepted': ['silent'],
      'appointment.moved': ['edited'],
      'appointment.cancelled': ['uninvited'],
      'agreement.answered': ['accepted', 'declined', 'asked'],
    } as const;
    for (const kind of noticeKinds.filter((each) => each in states) as (keyof typeof states)[]) {
      const sentences = [null, 'unheard of', ...states[kind]].map((state) =>
        sentenceOf(texts, { ...fact, kind, state }),
      );
      expect(new Set(sentences).size).toBe(states[kind].length + 1);
      expect(sentences.filter((sentence) => sentence.length > 90)).toEqual([]);
    }
  });

  it('counts what became one, and knows no name for nobody', () => {
    const added = (times: number) => sentenceOf(textsFor('en'), { ...fact, kind: 'comment.added', times });
    expect([added(1), added(3)]).toEqual([
      'Anna has written a comment.',
      'Anna has written; 3 new comments.',
    ]);
    expect(sentenceOf(textsFor('de'), { ...fact, kind: 'comment.added', by: '' })).toMatch(/^Jemand /);
  });
});

describe('the digest', () => {
  const { sample } = noticeDigestMail;
  const subject = (lines: typeof sample.lines) =>
    noticeDigestMail.subject(textsFor('en'), { ...sample, lines });
  const [first, second, third] = sample.lines;

  it('says in its subject what there is', () => {
    if (!first || !second || !third) throw new Error('the sample is too small');
    expect(subject([first])).toBe('Trip to Lyon, 3 to 5 December: Giulia Rossi asks for this.');
    expect(subject([first, second])).toBe('Trip to Lyon, 3 to 5 December: 2 things are new');
    expect(subject([first, second, third])).toBe('New: Trip to Lyon, 3 to 5 December and one more');
    expect(subject(sample.lines)).toBe('New: Trip to Lyon, 3 to 5 December and 2 more');
  });

  it('gives each task once, with everything that is new of it', () => {
    const text = noticeDigestMail.text(textsFor('en'), sample);
    expect(text.match(/^Trip to Lyon/gm)).toHaveLength(1);
    expect(text.match(/^https:\/\/affianco\.example\/tasks\/a$/gm)).toHaveLength(1);
    expect(text.match(/^== .+ ==$/gm)).toEqual(['== Rossi Ceramiche ==', '== Brightwater Ltd ==']);
  });
});

describe('the page of somebody’s mails', () => {
  it.each(languages)('in %s needs no script, and is small', (language) => {
    const items = kindsOf('owner').map((kind) => ({ kind, mail: 'digest' as const }));
    const urls = { choose: '/r/notices/x/choices', product: '/' };
    const html = noticePage(textsFor(language), {
      email: 'anna@example.com',
      workspaceName: '<Ferri>',
      items,
      saved: false,
      urls,
    });
    expect(html).not.toMatch(/<script|style="|<Ferri>/);
    expect(html.match(/type="checkbox"/g)).toHaveLength(items.length);
    expect(Buffer.byteLength(html)).toBeLessThan(15_000);
  });
});
