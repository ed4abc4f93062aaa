import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { rememberLanguage } from '../api/http';
import { sessionQuery } from '../api/identity';
import type { Language } from '../api/types';
import type english from './en.json';

type Catalogue = Record<keyof typeof english, string>;

type Part = () => Promise<{ default: Partial<Catalogue> }>;

const catalogues: Record<Language, { first: Part; rest: Part }> = {
  en: { first: () => import('./en.json?first'), rest: () => import('./en.json?rest') },
  it: { first: () => import('./it.json?first'), rest: () => import('./it.json?rest') },
  de: { first: () => import('./de.json?first'), rest: () => import('./de.json?rest') },
  es: { first: () => import('./es.json?first'), rest: () => import('./es.json?rest') },
};

/** English dates and clocks the European way, as the clients of such a practice write them. */
const formats: Record<Language, string> = { en: 'en-GB', it: 'it', de: 'de', es: 'es' };

export const languageNames: Record<Language, string> = {
  en: 'English',
  it: 'Italiano',
  de: 'Deutsch',
  es: 'Español',
};

const storageKey = 'affianco.language';

function isLanguage(value: string | null | undefined): value is Language {
  return value !== null && value !== undefined && value in catalogues;
}

/** The language to begin with: the last one used here, else the browser's first that we speak. */
export function startingLanguage(): Language {
  const last = localStorage.getItem(storageKey);
  if (isLanguage(last)) return last;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

export interface Spoken {
  language: Language;
  messages: Partial<Catalogue>;
  /** The texts that the first page does without, on their way. */
  rest: Promise<Partial<Catalogue>>;
}

let everything: Promise<unknown> = Promise.resolve();

/** What a page beyond the first waits for. */
export function everyWord(): Promise<unknown> {
  return everything;
}

export async function speak(language: Language): Promise<Spoken> {
  const { first, rest } = catalogues[language];
  const [texts, later] = [first(), rest().then((found) => found.default)];
  everything = later.catch(() => undefined);
  return { language, messages: (await texts).default, rest: later };
}

/** Texts and formats of the person signed in; the old language stays until the new one has arrived. */
export function LanguageProvider({ start, children }: { start: Spoken; children: ReactNode }) {
  const { data: session } = useQuery({ ...sessionQuery, enabled: false });
  const [spoken, setSpoken] = useState(start);
  const wanted = session?.person.language ?? spoken.language;

  useEffect(() => {
    if (wanted === spoken.language) return undefined;
    let current = true;
    void speak(wanted).then((next) => {
      if (current) setSpoken(next);
    });
    return () => {
      current = false;
    };
  }, [wanted, spoken.language]);

  useEffect(() => {
    let current = true;
    void spoken.rest.then((later) => {
      if (current) setSpoken((now) => ({ ...now, messages: { ...now.messages, ...later } }));
    });
    return () => {
      current = false;
    };
  }, [spoken.rest]);

  useEffect(() => {
    rememberLanguage(spoken.language);
    localStorage.setItem(storageKey, spoken.language);
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);

  return (
    <IntlProvider
      locale={formats[spoken.language]}
      defaultLocale="en-GB"
      messages={spoken.messages as Catalogue}
    >
      {children}
    </IntlProvider>
  );
}
