import { languages } from '../../src/kernel/actor.js';
import { MailOutbox } from '../../src/platform/mail/mail-outbox.js';
import { mailKinds, previewMail } from '../../src/platform/mail/render.js';
import { startApp, type TestApp } from '../support/start-app.js';

describe('every kind of mail', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startApp();
  });
  afterAll(() => test.close());

  const each = (check: (kind: string, language: (typeof languages)[number]) => void) =>
    mailKinds().forEach((kind) => languages.forEach((language) => check(kind, language)));

  it('is one of these', () => {
    expect(mailKinds()).toEqual([
      'agreement.proposed',
      'appointment.booked',
      'appointment.cancelled',
      'appointment.follow-up',
      'appointment.moved',
      'appointment.proposed',
      'appointment.reminder',
      'appointment.useful',
      'balance.alert',
      'balance.answer',
      'balance.consent',
      'feedback.request',
      'identity.access-changed',
      'identity.contact-invitation',
      'identity.member-invitation',
      'identity.password-reset',
      'notice.digest',
      'question.asked',
      'question.reminder',
      'report.reply',
      'report.weekly',
      'time-entries.timer-forgotten',
      'view.figures',
    ]);
  });

  it('has somebody who writes it', () => {
    const { composers } = test.app.get(MailOutbox) as unknown as { composers: Map<string, unknown> };
    expect([...composers.keys()].sort()).toEqual(mailKinds());
  });

  it('is written in four languages, subject, HTML and text, from the same facts', () => {
    each((kind, language) => {
      const mail = previewMail(kind, language);
      expect(mail).toMatchObject({ kind, language });
      expect(mail?.html).toMatch(new RegExp(`^<!doctype html><html[^>]* lang="${language}"`));
      expect(mail?.subject).not.toBe('');
      expect(mail?.text.trim()).not.toBe('');
    });
    for (const kind of mailKinds()) {
      const subjects = languages.map((language) => previewMail(kind, language)?.subject);
      expect(new Set(subjects).size).toBe(languages.length);
    }
  });

  it('shows no key of a text and no value that is missing', () => {
    each((kind, language) => {
      const { subject, html, text } = previewMail(kind, language) ?? { subject: '', html: '', text: '' };
      const visible = `${subject}\n${text}\n${html.replace(/<style>.*?<\/style>|<[^>]+>/gs, ' ')}`;
      expect(visible).not.toMatch(
        /\b(mail|notice|report|task|question|error|invitation)\.[a-z]+[a-z-]*\b(?!\.[a-z]{2,}\/)(?=\s|$)/,
      );
      expect(visible).not.toMatch(/undefined|\bnull\b|NaN|\[object|\{[a-z]+\}/i);
    });
  });

  it('loads nothing and runs nothing: no script, no image from outside, no form', () => {
    each((kind, language) => {
      const html = previewMail(kind, language)?.html ?? '';
      expect(html).not.toMatch(/<script|<form|<iframe|<link\b|url\(http|src="http/i);
    });
  });
});
