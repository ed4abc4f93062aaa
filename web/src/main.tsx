import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { speak, startingLanguage } from './i18n/language';

/** Everything about time is done with Temporal; browsers that lack it still get it. */
async function withTemporal(): Promise<void> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
}

async function start(): Promise<void> {
  const [spoken] = await Promise.all([speak(startingLanguage()), withTemporal()]);
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has no #root');
  createRoot(place).render(
    <StrictMode>
      <App spoken={spoken} />
    </StrictMode>,
  );
}

void start();
