import { permissions } from '../../src/kernel/permissions.js';
import { ALLOW, PUBLIC, SECRET_LINK } from '../../src/platform/access/allow.js';
import { openApiDocument, routesOf } from '../../src/platform/http/openapi.js';
import { startApp, type TestApp } from '../support/start-app.js';

const MAILBOX = 'this machine alone, and the embedded mailbox alone';
const LINK = 'signed link of one delivery, which expires and can be revoked';
const GUEST =
  'signed link of one guest, which expires and is taken back with their part; GET changes nothing';

/** Routes that anybody may call, each with what protects it instead. A new one needs its reason here. */
const open: Readonly<Record<string, string>> = {
  agreementLinkAnswer: 'signed link of one contact, which expires',
  agreementLinkPage: 'signed link of one contact, which expires; changes nothing',
  appointmentLinkBook: GUEST,
  appointmentLinkCancel: GUEST,
  appointmentLinkFile: GUEST,
  appointmentLinkMove: GUEST,
  appointmentLinkPage: GUEST,
  appointmentLinkUseful: GUEST,
  balanceLinkAnswer: 'signed link of one contact, which can be revoked',
  balanceLinkPage: 'signed link of one contact, which can be revoked; changes nothing',
  feedbackLinkAnswer: 'signed link of one contact, which expires',
  feedRead: 'calendars elsewhere read it by the secret in its address',
  feedbackLinkPage: 'signed link of one contact, which expires; changes nothing',
  healthLive: 'holds nothing',
  healthPrometheus: 'counts and times; the proxy keeps it inside',
  healthReady: 'holds nothing',
  googleCallbackBack:
    'state of a session, hashed, once, within ten minutes; without that session it leads to sign-in',
  googleSignInBack: 'state of the browser that began, hashed, once, within ten minutes',
  googleSignInBegin: 'limited by address; signs in nobody',
  invitationLinksAccept: 'signed link, and the password where an account exists',
  invitationLinksRead: 'signed link; changes nothing',
  mailReportsTake: 'secret address that the operator knows; changes nothing but the mail that a report names',
  mailboxAttachment: MAILBOX,
  mailboxClear: MAILBOX,
  mailboxHtml: MAILBOX,
  mailboxList: MAILBOX,
  mailboxOpen: MAILBOX,
  mailboxPage: MAILBOX,
  mailboxPreview: MAILBOX,
  mailboxPreviewHtml: MAILBOX,
  mailboxPreviews: MAILBOX,
  mailboxRaw: MAILBOX,
  mailboxRead: MAILBOX,
  noticeLinkChoose: 'signed link of one recipient of mails; chooses mails and nothing else',
  noticeLinkPage: 'signed link of one recipient of mails; changes nothing',
  noticeLinkStop: 'signed link of one recipient of mails; stops mails and nothing else',
  notificationsTake:
    'the secret of a channel, in its headers; whatever else comes is answered alike and does nothing',
  passwordResetAsk: 'same answer for every address; limited by address and account',
  passwordResetConsume: 'signed link, once',
  reportLinkAccept: LINK,
  reportLinkAsk: LINK,
  reportLinkAskToStop: LINK,
  reportLinkDeliverable: LINK,
  reportLinkFile: LINK,
  reportLinkForward: LINK,
  reportLinkPage: LINK,
  reportLinkStop: LINK,
  reportVerifyCheck: 'tells of a report what its file says; limited by address; keeps nothing',
  reportVerifyPage: 'tells of a report what its holder can read; limited by address',
  sessionSignIn: 'password; limited by address and account',
  setupRead: 'says only whether a workspace exists',
  setupSignUp: 'makes a workspace of its own; limited by address',
  sharedReportFile: 'signed link to one report, which expires and can be revoked; reads alone',
  sharedReportPage: 'signed link to one report, which expires and can be revoked; reads alone',
  taskPageAnswer: LINK,
  taskPageDecide: LINK,
  taskPageFile: LINK,
  taskPagePage: LINK,
  taskPageSay: LINK,
};

/** Verbs that may change something. */
const unsafe = new Set([1, 2, 3, 4]); // Nest's RequestMethod: POST, PUT, DELETE, PATCH

interface Documented {
  readonly operationId: string;
  readonly summary?: string;
  readonly security?: object[];
  readonly responses: Record<string, { description?: string }>;
}

describe('every route', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startApp();
  });
  afterAll(() => test.close());

  const handlers = () => [...routesOf(test.app)].map(([id, { handler }]) => ({ id, handler }));
  const operations = () =>
    Object.entries(openApiDocument(test.app).paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, Documented>).map(([method, operation]) => ({
        path,
        method,
        operation,
      })),
    );

  it('declares for itself who may call it, by one word', () => {
    const words = new Set<string>(permissions);
    const silent = handlers().filter(({ handler }) => {
      const allowed = Reflect.getMetadata(ALLOW, handler) as string | undefined;
      const reason = Reflect.getMetadata(PUBLIC, handler) as string | undefined;
      return (
        (allowed === undefined) === (reason === undefined) || (allowed !== undefined && !words.has(allowed))
      );
    });
    expect(handlers().length).toBeGreaterThan(60);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('that is open to everybody stands in the list above', () => {
    const found = handlers().filter(({ handler }) => Reflect.hasMetadata(PUBLIC, handler));
    expect(found.map(({ id }) => id).sort()).toEqual(Object.keys(open).sort());
  });

  it('that a secret link opens is open to everybody, and changes nothing by GET', () => {
    for (const { handler } of handlers().filter(({ handler }) => Reflect.hasMetadata(SECRET_LINK, handler))) {
      expect(Reflect.hasMetadata(PUBLIC, handler)).toBe(true);
      expect(unsafe.has(Reflect.getMetadata('method', handler) as number)).toBe(true);
    }
  });

  it('of the API is documented with its own name, a summary, its security and every status', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method, operation } of operations()) {
      const at = `${method} ${path}`;
      expect({ at, summary: operation.summary ?? '' }).toEqual({ at, summary: expect.stringMatching(/\S/) });
      expect(operation.security).toBeDefined();
      const statuses = Object.keys(operation.responses);
      expect({ at, success: statuses.some((status) => /^2|^302$/.test(status)) }).toEqual({
        at,
        success: true,
      });
      expect({ at, statuses }).toEqual({ at, statuses: expect.arrayContaining(['429', '500', '503']) });
      if (operation.security?.length) expect(statuses).toEqual(expect.arrayContaining(['401', '403']));
    }
  });

  it('refuses whoever has no session, unless it is open', async () => {
    const nobody = test.visitor();
    const guarded = operations().filter(({ operation }) => (operation.security ?? []).length > 0);
    const id = '01890000-0000-7000-8000-000000000000';
    for (const { path, method } of guarded) {
      const address = path
        .replace('/api/v1', '')
        .replace(/\{number\}/g, '1')
        .replace(/\{[^}]+\}/g, id);
      const answer = await nobody[method as 'get' | 'post' | 'put' | 'patch' | 'delete'](address, {});
      expect(`${method} ${path} ${answer.status}`).toBe(`${method} ${path} 401`);
    }
  });
});
