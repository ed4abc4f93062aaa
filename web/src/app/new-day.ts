import { useEffect, useState } from 'react';
import { today } from '../ui/dates';

/**
 * The present day, fresh when a tab wakes up: yesterday's page would log on the wrong day. Waits while somebody types,
 * because a new day begins its pages anew.
 */
export function useNewDay(zone: string): string {
  const [day, setDay] = useState(() => today(zone));
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible' && !isTyping()) setDay(today(zone));
    };
    look();
    const timer = window.setInterval(look, 60_000);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [zone]);
  return day;
}

/** Something is being written on the page, or asked in a dialog. */
function isTyping(): boolean {
  if (document.querySelector('[role="dialog"], main :is(input, textarea):focus')) return true;
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'main textarea, main input:is(:not([type]), [type="text"]):not([readonly])',
  );
  return [...fields].some(({ value }) => value !== '');
}
