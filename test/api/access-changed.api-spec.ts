import { comeBack } from '../builders/calendar-connection.js';
import type { Google } from '../support/google/google.js';
import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { startWithGoogle } from '../support/with-google.js';

const EMAIL = 'anna@gmail.test';
const PASSWORD = 'correct-horse-battery';
const NEW_PASSWORD = 'another-good-one';

describe('a way into an account that was changed', () => {
  let google: Google;
  let test: TestApp;
  let anna: Visitor;

  beforeAll(async () => {
    ({ google, test } = await startWithGoogle());
    await test.work();
    anna = await test.visitor().signUp({ email: EMAIL });
    google.chooses(EMAIL);
  });
  afterAll(() => test.close());

  /** The subjects of all that Anna has got; mails of one instant have no order. */
  const told = async (count: number) =>
    (await test.mails.wait(EMAIL, count)).map(({ subject }) => subject).sort();
  const link = async (password: string) => {
    const { body } = await anna.post('/person/google', { password }).expect(200);
    return (await comeBack(anna, body.address as string)).search;
  };

  it('is told by mail when a Google account was linked, with the account and the way to undo it', async () => {
    expect(await link(PASSWORD)).toBe('?google=linked');
    const [mail] = await test.mails.wait(EMAIL);
    expect(mail?.subject).toBe('A Google account now signs in to your account');
    expect(mail?.text).toContain(`The Google account ${EMAIL} was linked`);
    expect(mail?.text).toContain('http://localhost:3000/forgotten');
  });

  it('is told when it was unlinked, and once: unlinking nothing is no news', async () => {
    await anna.delete('/person/google').expect(204);
    await anna.delete('/person/google').expect(204);
    await anna.post('/person/password', { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }).expect(204);
    expect(await told(3)).toEqual([
      'A Google account no longer signs in to your account',
      'A Google account now signs in to your account',
      'Your password was changed',
    ]);
  });

  it('is not told when nothing was changed: a wrong password, an account of somebody else', async () => {
    await anna.post('/person/password', { currentPassword: 'no', newPassword: PASSWORD }).expect(422);
    const bea = await test.visitor().signUp({ email: 'bea@gmail.test' });
    const { body } = await bea.post('/person/google', { password: PASSWORD }).expect(200);
    expect((await comeBack(bea, body.address as string)).search).toBe('?google=linked');
    await test.mails.wait('bea@gmail.test');
    expect(await link(NEW_PASSWORD)).toBe('?google=taken');
    expect(await told(3)).toHaveLength(3);
  });

  it('is told in the language of its owner when the password was chosen by the link of a mail', async () => {
    await anna.patch('/person', { language: 'de' }).expect(200);
    await test.visitor().post('/password-resets', { email: EMAIL }).expect(202);
    const texts = (await test.mails.wait(EMAIL, 4)).map(({ text }) => text).join();
    const token = /\/reset\/([\w-]+)/.exec(texts)?.[1];
    await test.visitor().post('/password-resets/consume', { token, password: PASSWORD }).expect(204);
    expect(await told(5)).toContain('Ihr Passwort wurde geändert');
  });
});
