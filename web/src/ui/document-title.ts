import { useEffect } from 'react';

const parts = { page: '', running: '' };

function write(): void {
  document.title = [parts.running, parts.page, 'Affianco'].filter(Boolean).join(' · ');
}

export function setPageTitle(title: string): void {
  parts.page = title;
  write();
}

/** What runs comes first in the tab, because a tab shows only its first words. */
export function useRunningTitle(running: string): void {
  useEffect(() => {
    parts.running = running;
    write();
  }, [running]);
  useEffect(
    () => () => {
      parts.running = '';
      write();
    },
    [],
  );
}
