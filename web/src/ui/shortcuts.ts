import { useEffect, useRef } from 'react';

const storageKey = 'affianco.shortcuts';

/** Single keys can be switched off for those who speak to their computer (WCAG 2.1.4). */
export function shortcutsEnabled(): boolean {
  return localStorage.getItem(storageKey) !== 'off';
}

export function enableShortcuts(on: boolean): void {
  localStorage.setItem(storageKey, on ? 'on' : 'off');
}

/** Inside a field or an open dialog every key belongs to what is there. */
function belongsToSomebody(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
    return true;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]')) {
    return true;
  }
  return document.querySelector('[role="dialog"]') !== null;
}

/** Runs `act` when the key is pressed outside of fields and dialogs. */
export function useShortcut(key: string, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || event.repeat || !shortcutsEnabled() || belongsToSomebody(event))
        return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [key]);
}

/**
 * Runs `act` on Ctrl or ⌘ with the key, also inside a field, but not over an open dialog; `prepare` as soon as the
 * first of the two is down.
 */
export function useCommandKey(key: string, act: () => void, prepare: () => void): void {
  const latest = useRef({ act, prepare });
  useEffect(() => {
    latest.current = { act, prepare };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Control' || event.key === 'Meta') latest.current.prepare();
      const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!command || event.key.toLowerCase() !== key || event.isComposing) return;
      event.preventDefault();
      if (document.querySelector('[role="dialog"]') === null) latest.current.act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [key]);
}
