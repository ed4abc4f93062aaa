import { PDFiumLibrary } from '@hyzyla/pdfium';

/** The figures that somebody reads in a text: whatever the language, the same numbers. */
export interface Printed {
  /** Durations, and times of day of the engagement, in minutes. */
  readonly minutes: readonly number[];
  /** How many moments there are: a time behind a date with its year, which is shown in the reader's own zone. */
  readonly moments: number;
  /** Amounts, in cents. */
  readonly cents: readonly number[];
}

/** Thousands and decimals as they are written in a language. */
const MARKS: Readonly<Record<string, readonly [thousands: string, decimals: string]>> = {
  en: [',', '.'],
  it: ['.', ','],
  de: ['.', ','],
  es: ['.', ','],
};

/** Parses all figures out of a text, as a reader of the language does; sorted, so that their order does not matter. */
export function printedIn(text: string, language: string): Printed {
  const [thousands = '', decimals = ''] = MARKS[language] ?? [];
  const number = `\\d{1,3}(?:[${thousands}]\\d{3})*[${decimals}]\\d{2}(?!\\d)`;
  const amounts = text.matchAll(new RegExp(`([−-]?)(?:€\\s?([−-]?)(${number})|(${number})\\s?€)`, 'gu'));
  const moments = /(?<=\b20\d\d,\s+)(?:[01]\d|2[0-3]):\d{2}(?![\d:])/gu;
  const clocks = text.replace(moments, ' ').matchAll(/(?<![\d:])([−-]?)(\d{1,3}):(\d{2})(?![\d:])/gu);
  const ascending = (one: number, other: number) => one - other;
  return {
    cents: [...amounts]
      .map(([, before, inside, first, second]) => {
        const digits = (first ?? second ?? '').replaceAll(thousands, '').replace(decimals, '');
        return before || inside ? -Number(digits) : Number(digits);
      })
      .sort(ascending),
    minutes: [...clocks]
      .map(([, sign, hours, minutes]) => (sign ? -1 : 1) * (Number(hours) * 60 + Number(minutes)))
      .sort(ascending),
    moments: [...text.matchAll(moments)].length,
  };
}

/** What people read of HTML: no tags, no styles. */
export function readable(html: string): string {
  return html
    .replace(/<(style|title|head|svg)\b.*?<\/\1>/gsu, ' ')
    .replace(/<[^>]+>/gu, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&#xA0;', ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u202f', ' ');
}

/** What people read of a PDF. */
export async function paperText(bytes: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(Buffer.from(bytes));
  try {
    return [...document.pages()].map((page) => page.getText()).join('\n').replaceAll('\u00a0', ' ').replaceAll('\u202f', ' '); // prettier-ignore
  } finally {
    document.destroy();
    library.destroy();
  }
}
