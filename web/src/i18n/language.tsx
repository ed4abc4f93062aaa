import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { rememberLanguage } from '../api/http';
import { sessionQuery } from '../api/identity';
import type { Language } from '../api/types';
import type english from './en.json';

type Catalogue = Record<keyof typeof english, string>;

const catalogues: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => import('./en.json'),
  it: () => import('./it.json'),
  de: () => import('./de.json'),
  es: () => import('./es.json'),
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
  messages: Catalogue;
}

export async function speak(language: Language): Promise<Spoken> {
  return { language, messages: (await catalogues[language]()).default };
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
    rememberLanguage(spoken.language);
    localStorage.setItem(storageKey, spoken.language);
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);

  return (
    <IntlProvider locale={formats[spoken.language]} defaultLocale="en-GB" messages={spoken.messages}>
      {children}
    </IntlProvider>
  );
}
