import type { Language } from '../../src/kernel/actor.js';
import { mailKinds, previewMail } from '../../src/platform/mail/render.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { textOf } from '../support/repository.js';

const FOLDER = 'src/platform/i18n';
const informal = ['it', 'de', 'es'] as const satisfies readonly Language[];
/** Words by which a reader is addressed formally, at the places where they cannot mean somebody else. */
const FORMAL: Record<(typeof informal)[number], RegExp> = {
  it: /\b(?:Lei|Suo|Sua|Suoi|Sue|Le (?:viene|serve|apre))\b/,
  de: /(?<=[\p{L},] )(?:Sie|Ihr|Ihre|Ihrem|Ihren|Ihrer|Ihres|Ihnen)\b/u,
  es: /\b[Uu]sted\b/,
};
/** Mails that members get, who are addressed formally. */
const OF_MEMBERS = [
  'balance.answer',
  'identity.access-changed',
  'identity.member-invitation',
  'identity.password-reset',
  'time-entries.timer-forgotten',
  'view.figures',
];

const messages = (folder: string, language: string) =>
  JSON.parse(textOf(`${FOLDER}/${folder}/${language}.json`)) as Record<string, string>;
const variables = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name]) => name))].sort();

describe('the informal form of address', () => {
  let test: TestApp;
  // Mails are known once the modules that send them are.
  beforeAll(async () => {
    test = await startApp();
  });
  afterAll(() => test.close());

  it.each(informal)(
    'in %s words only what the main catalogue has, with the same variables, otherwise',
    (language) => {
      const [main, variants] = [messages('messages', language), messages('messages-informal', language)];
      expect(Object.keys(variants).length).toBeGreaterThan(40);
      for (const [key, text] of Object.entries(variants)) {
        expect([key, main[key] === undefined]).toEqual([key, false]);
        expect([key, variables(text)]).toEqual([key, variables(main[key] ?? '')]);
        expect([key, text === main[key]]).toEqual([key, false]);
      }
      expect(Object.keys(variants)).toEqual(Object.keys(variants).sort());
    },
  );

  it.each(informal)('in %s says nowhere what is said formally', (language) => {
    const variants = Object.entries(messages('messages-informal', language));
    expect(variants.filter(([, text]) => FORMAL[language].test(text))).toEqual([]);
  });

  it.each(informal)('in %s holds in every mail that a client gets, subject, HTML and text', (language) => {
    for (const kind of mailKinds().filter((each) => !OF_MEMBERS.includes(each))) {
      const mail = previewMail(kind, language, 'informal');
      const html = (mail?.html ?? '').replace(/<style>.*?<\/style>|<[^>]+>/gs, ' ');
      const said = [mail?.subject ?? '', html, mail?.text ?? ''].flatMap(
        (part) => FORMAL[language].exec(part) ?? [],
      );
      expect([kind, said]).toEqual([kind, []]);
    }
  });
});
