import type { MouseEvent } from 'react';

/**
 * Lets a drag begin while Ctrl is held, for a copy. The calendar takes Ctrl with a press for a right click, which it is
 * on a Mac only; elsewhere the press is told again without the key, and the key is read where the block is dropped.
 */
export function ctrlDrag(event: MouseEvent): void {
  if (!event.ctrlKey || event.button !== 0 || !event.nativeEvent.isTrusted || isMac()) return;
  const { target, nativeEvent } = event;
  if (!(target instanceof Element) || !target.closest('[role="button"]')) return;
  event.stopPropagation();
  event.preventDefault();
  const { clientX, clientY, screenX, screenY, detail } = nativeEvent;
  target.dispatchEvent(
    new window.MouseEvent('mousedown', {
      bubbles: true,
      cancelable: true,
      button: 0,
      buttons: 1,
      clientX,
      clientY,
      screenX,
      screenY,
      detail,
    }),
  );
}

function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent);
}
