import { languages } from '../../kernel/actor.js';
import { renderMail } from '../../platform/mail/render.js';
import { reportMail } from './report.email.js';

const { sample } = reportMail;

describe('mail of a report', () => {
  it.each(languages)('in %s leads to the page by HTML and by text, and stops by one click', (language) => {
    const mail = renderMail(reportMail, language, sample);
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain(sample.pageUrl);
      expect(part).toContain(`${sample.pageUrl}#accept`);
      expect(part).toContain(sample.unsubscribeUrl);
      expect(part).toContain(sample.contentSha256);
      expect(part).toContain('6:15');
    }
    expect(mail.unsubscribeUrl).toBe(sample.unsubscribeUrl);
    expect(mail.html).toContain(`<html lang="${language}"`);
    expect(mail.html).not.toMatch(/<script|<img|src=/);
  });

  it('says in its subject how many decisions wait', () => {
    expect(renderMail(reportMail, 'en', sample).subject).toMatch(/6:15\sh, 2 decisions wait for you$/);
    const calm = { ...sample, content: { ...sample.content, waits: [] } };
    expect(renderMail(reportMail, 'en', calm).subject).toMatch(/6:15\sh$/);
  });

  it('in short says the figures and the way to the report, and lists nothing', () => {
    const mail = renderMail(reportMail, 'en', { ...sample, detail: 'summary' });
    const [task] = sample.content.tasks;
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain('6:15');
      expect(part).toContain('2 decisions wait for you.');
      expect(part).toContain(`${sample.pageUrl}#accept`);
      expect(part).toContain(sample.contentSha256);
      expect(part).not.toContain(task?.title);
    }
  });

  it('stays below what mail programs cut, however full the week was', () => {
    const [task] = sample.content.tasks;
    const tasks = Array.from({ length: 300 }, () => ({
      ...task!,
      title: 'A long title of a task '.repeat(8),
    }));
    const mail = renderMail(reportMail, 'de', { ...sample, content: { ...sample.content, tasks } });
    expect(Buffer.byteLength(mail.html)).toBeLessThan(102_000);
    expect(mail.html).toContain('280 weitere Punkte');
  });
});
