import { ownWords } from './own-words.js';

const ANSWER = 'Das mittlere Abteil, bitte.\n\nUnd am Gang.';
const QUOTE = '> Which train shall I book?\n>\n> 1. Thursday 7:35\n> -- \n> Sent by Affianco';

describe('what somebody wrote themselves in an answer by mail', () => {
  it.each([
    ['Gmail en', 'On Mon, 16 Nov 2026 at 09:30, Anna Ferri (Ferri & Conti) <affianco@example.com>\nwrote:'],
    ['Gmail it', 'Il giorno lun 16 nov 2026 alle ore 09:30 Anna Ferri <affianco@example.com> ha\nscritto:'],
    [
      'Gmail de',
      'Am Mo., 16. Nov. 2026 um 09:30 Uhr schrieb Anna Ferri (Ferri & Conti) <\naffianco@example.com>:',
    ],
    ['Gmail es', 'El lun, 16 nov 2026 a las 9:30, Anna Ferri (<affianco@example.com>)\nescribió:'],
    ['Apple en', 'On 16 Nov 2026, at 09:30, Anna Ferri <affianco@example.com> wrote:'],
    ['Apple it', 'Il giorno 16 nov 2026, alle ore 09:30, Anna Ferri <affianco@example.com> ha scritto:'],
    ['Apple de', 'Am 16.11.2026 um 09:30 schrieb Anna Ferri <affianco@example.com>:'],
    ['Apple es', 'El 16 nov 2026, a las 9:30, Anna Ferri <affianco@example.com> escribió:'],
    ['Thunderbird en', 'On 16/11/2026 09:30, Anna Ferri wrote:'],
    ['Thunderbird it', 'Il 16/11/26 09:30, Anna Ferri ha scritto:'],
    ['Thunderbird de', 'Am 16.11.26 um 09:30 schrieb Anna Ferri:'],
    ['Thunderbird es', 'El 16/11/26 a las 9:30, Anna Ferri escribió:'],
    ['GMX de', 'Anna Ferri <affianco@example.com> schrieb am 16.11.2026 09:30 CET:'],
  ])('is found above a quote as %s makes it', (_program, attribution) => {
    expect(ownWords(`${ANSWER}\n\n${attribution}\n\n${QUOTE}\n`)).toBe(ANSWER);
    expect(ownWords(`${ANSWER}\r\n\r\n${attribution.replaceAll('\n', '\r\n')}\r\n${QUOTE}`)).toBe(ANSWER);
    // Some programs do not mark what they quote.
    expect(ownWords(`${ANSWER}\n\n${attribution}\n\n${QUOTE.replace(/^> ?/gm, '')}`)).toBe(ANSWER);
  });

  it.each([
    [
      'en',
      'From: Anna Ferri <affianco@example.com>\nSent: Monday, 16 November 2026 09:30\nTo: Giulia Moretti\nSubject: A question',
    ],
    [
      'it',
      'Da: Anna Ferri <affianco@example.com>\nInviato: lunedì 16 novembre 2026 09:30\nA: Giulia Moretti\nOggetto: Una domanda',
    ],
    [
      'de',
      'Von: Anna Ferri <affianco@example.com>\nGesendet: Montag, 16. November 2026 09:30\nAn: Giulia Moretti\nBetreff: Eine Rückfrage',
    ],
    [
      'es',
      'De: Anna Ferri <affianco@example.com>\nEnviado el: lunes, 16 de noviembre de 2026 9:30\nPara: Giulia Moretti\nCC: James\nAsunto: Una pregunta',
    ],
    [
      'en, in bold',
      '*From:* Anna Ferri <affianco@example.com>\n*Sent:* Monday\n*To:* Giulia\n*Subject:* A question',
    ],
  ])('is found above the head that Outlook repeats in %s', (_language, head) => {
    const quoted = 'Which train shall I book?\n1. Thursday 7:35';
    expect(ownWords(`${ANSWER}\n\n${head}\n\n${quoted}`)).toBe(ANSWER);
    expect(ownWords(`${ANSWER}\n\n________________________________\n${head}\n\n${quoted}`)).toBe(ANSWER);
  });

  it.each(['Original Message', 'Messaggio originale', 'Ursprüngliche Nachricht', 'Mensaje original'])(
    'is found above -----%s-----',
    (words) => {
      expect(ownWords(`${ANSWER}\n\n-----${words}-----\nFrom: Anna\nWhich train?`)).toBe(ANSWER);
    },
  );

  it('is found between the lines that are answered one by one', () => {
    const text = `Hello Anna,\n\nOn 16 Nov 2026, at 09:30, Anna wrote:\n\n> Window or aisle?\n\nAisle.\n\n> Early?\n\nNo.\n\n-- \nGiulia`;
    expect(ownWords(text)).toBe('Hello Anna,\n\nAisle.\n\nNo.');
  });

  it('is found under the quote too', () => {
    expect(ownWords(`On 16 Nov 2026, at 09:30, Anna wrote:\n> Window or aisle?\n\nAisle, please.`)).toBe(
      'Aisle, please.',
    );
  });

  it('ends before the signature and the line of a telephone', () => {
    expect(ownWords('Aisle.\n\n-- \nGiulia Moretti\nStudio Moretti')).toBe('Aisle.');
    for (const line of [
      'Sent from my iPhone',
      'Inviato da iPhone',
      'Inviato dal mio Samsung Galaxy',
      'Von meinem iPhone gesendet',
      'Gesendet von Outlook für Android',
      'Enviado desde mi iPhone',
      'Get Outlook for iOS<https://aka.ms/o0ukef>',
      'Ottieni Outlook per Android',
      'Outlook für iOS beziehen',
      'Obtener Outlook para iOS',
    ])
      // prettier-ignore
      expect(ownWords(`Aisle.\n\n${line}\n`)).toBe('Aisle.');
  });

  it.each([
    'On Monday 16 people wrote:\nthey all want the early train.',
    'Da: Milano\nA: Roma\nData: 5 dicembre\nAl ritorno lo stesso.',
    'From: Milan\nTo: Rome\nDate: 5 December',
    'Inviato da Giulia ieri sera, tutto a posto.',
    '> 5 people: the big room\nelse the small one',
    'Il prezzo è giusto -- direi di sì',
    '1. yes\n\n2. no',
    'Am Montag schrieb Lena, sie kommt um 9:30 Uhr. Das passt.',
    'From: the airport\nSubject: to change, Sent: by car',
    '--\nfirst: aisle\n--\nsecond: window',
  ])('keeps what only looks like a quote: %j', (text) => {
    expect(ownWords(text)).toBe(text);
  });

  it('keeps what was quoted without marks when it was answered within', () => {
    const head = 'From: Anna <a@example.com>\nSent: Monday\nTo: Giulia\nSubject: Question';
    const answered = ownWords(`See my answers below in red.\n\n${head}\n\nWindow or aisle? Aisle!`);
    expect(answered).toContain('See my answers below');
    expect(answered).toContain('Aisle!');
    expect(ownWords(`${head}\n\nWindow or aisle? Aisle!`)).toContain('Aisle!');
  });

  it('is nothing where nobody wrote anything', () => {
    expect(ownWords('')).toBe('');
    expect(ownWords(`\n\nOn 16 Nov 2026, at 09:30, Anna wrote:\n${QUOTE}`)).toBe('');
    expect(ownWords('\n\n-- \nGiulia')).toBe('');
  });
});
