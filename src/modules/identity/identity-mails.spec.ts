import { languages } from '../../kernel/actor.js';
import { renderMail } from '../../platform/mail/render.js';
import { contactInvitationMail } from './contact-invitation.email.js';
import { memberInvitationMail } from './member-invitation.email.js';
import { passwordResetMail } from './password-reset.email.js';

describe.each(languages)('mails of identity in %s', (language) => {
  it.each([memberInvitationMail, contactInvitationMail])('invite: $kind', (mail) => {
    const { sample } = mail;
    const rendered = renderMail({ ...mail, sample } as typeof memberInvitationMail, language, {
      ...memberInvitationMail.sample,
      ...sample,
    });
    expect(rendered.html).toContain(sample.url);
    expect(rendered.text).toContain(sample.url);
    expect(rendered.text).toContain(sample.recipientName);
    expect(rendered.text).toContain(sample.workspaceName);
  });

  it('let a new password be chosen', () => {
    const { html, text, unsubscribeUrl } = renderMail(passwordResetMail, language, passwordResetMail.sample);
    expect(html).toContain(passwordResetMail.sample.url);
    expect(text).toContain(passwordResetMail.sample.url);
    expect(unsubscribeUrl).toBeNull();
  });
});
