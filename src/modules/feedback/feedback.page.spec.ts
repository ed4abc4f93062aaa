import { languages } from '../../kernel/actor.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { feedbackPage, type FeedbackPageProps } from './feedback.page.js';

const asked: FeedbackPageProps = {
  workspaceName: 'Ferri & Conti',
  taskTitle: 'Train to <Milan>',
  answer: null,
  chosen: { approach: null, timing: 4 },
  open: true,
  notice: null,
  action: '/r/feedback/secret',
};
const answer = { approach: 4, timing: 5, sentence: 'Very kind <b>' };
const checked = (html: string) => [...html.matchAll(/<input[^>]*checked=""[^>]*>/g)].map(([input]) => input);

describe('the page of a feedback', () => {
  it.each(languages)('in %s is complete without script, and small', (language) => {
    for (const form of ['formal', 'informal'] as const) {
      const html = feedbackPage(textsFor(language, form), { ...asked, answer });
      expect(html).toContain(`<html lang="${language}"`);
      expect(html).toContain('action="/r/feedback/secret"');
      expect(html).not.toMatch(/<script|undefined|\[object/);
      expect(html).not.toContain('<Milan>');
      expect(Buffer.byteLength(html)).toBeLessThan(15_000);
    }
  });

  it('has the score chosen that was tapped, and no other', () => {
    const [only, ...more] = checked(feedbackPage(textsFor('en'), asked));
    expect(only).toMatch(/name="timing"/);
    expect(only).toMatch(/value="4"/);
    expect(more).toEqual([]);
  });

  it('says thank you, and lets the answer be changed while it is open', () => {
    const html = feedbackPage(textsFor('en'), { ...asked, answer, chosen: { approach: null, timing: null } });
    expect(html).toContain('Thank you');
    expect(html).toContain('4 of 5');
    expect(html).toContain('Very kind &lt;b&gt;');
    expect(checked(html)).toHaveLength(2);
    const closed = feedbackPage(textsFor('en'), { ...asked, answer, open: false });
    expect(closed).not.toContain('<form');
  });

  it('asks for the score that is missing', () => {
    const html = feedbackPage(textsFor('en'), { ...asked, notice: 'missing' });
    expect(html).toContain('role="alert"');
  });
});
