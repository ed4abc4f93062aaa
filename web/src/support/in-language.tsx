import { renderHook } from '@testing-library/react';
import { IntlProvider } from 'react-intl';
import de from '../i18n/de.json';
import en from '../i18n/en.json';
import es from '../i18n/es.json';
import italian from '../i18n/it.json';

const languages = { en, it: italian, de, es };

export type Language = keyof typeof languages;

export const allLanguages = Object.keys(languages) as Language[];

/** What a hook gives to somebody who reads this language; throws where a text is missing or broken. */
export function inLanguage<T>(hook: () => T, language: Language = 'en'): T {
  const { result } = renderHook(hook, {
    wrapper: ({ children }) => (
      <IntlProvider
        locale={language}
        messages={languages[language]}
        onError={(error) => {
          throw error;
        }}
      >
        {children}
      </IntlProvider>
    ),
  });
  return result.current;
}
