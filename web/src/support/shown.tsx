import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { afterEach, beforeEach, vi } from 'vitest';
import en from '../i18n/en.json';

/** Shows a part of the app, in English. */
export function shown(part: ReactNode, queries = new QueryClient()): ReturnType<typeof render> {
  return render(part, {
    wrapper: ({ children }) => (
      <QueryClientProvider client={queries}>
        <IntlProvider locale="en" messages={en}>
          <MantineProvider env="test">{children}</MantineProvider>
        </IntlProvider>
      </QueryClientProvider>
    ),
  });
}

const quiet = { addEventListener: () => undefined, removeEventListener: () => undefined };

/**
 * What browsers have and jsdom has not, around every test of the file; after it nothing is left on the page.
 * @param wide whether the screen is as wide as it is asked about
 */
export function inBrowser({ wide = false } = {}): void {
  beforeEach(() => {
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: wide && query.includes('min-width'),
      ...quiet,
    }));
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe(): void {}
        unobserve(): void {}
        disconnect(): void {}
      },
    );
    // A field that grows with its text measures anew when fonts arrive.
    Object.defineProperty(document, 'fonts', { configurable: true, value: quiet });
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });
}
