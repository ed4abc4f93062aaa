const key = 'affianco.idle-minutes';

/** Minutes without input after which it is asked; 0 never asks. */
export const idleChoices = [0, 5, 10, 15, 30];

export function idleMinutes(): number {
  const chosen = Number(localStorage.getItem(key) ?? 10);
  return idleChoices.includes(chosen) ? chosen : 10;
}

export function rememberIdleMinutes(minutes: number): void {
  localStorage.setItem(key, String(minutes));
}

/** What a page can know of the person in front of it; moments in milliseconds. */
export interface Presence {
  /** When somebody was last certainly there. */
  seen: number;
  /** When this page last looked at the clock. */
  looked: number;
  /** Whether the page was in front: elsewhere somebody may be working without the page knowing. */
  watching: boolean;
  /** The last time that the clock was not looked at for long, which is when the device slept. */
  slept: { from: number; to: number } | null;
}

/** Pages in the background look once a minute. */
const longLook = 180_000;

/** Looks at the clock. */
export function looking(presence: Presence, at: number): Presence {
  const slept = at - presence.looked > longLook ? { from: presence.looked, to: at } : presence.slept;
  return { ...presence, looked: at, slept };
}

/** Since when nobody was there, when somebody does something at `at`; null when that was not long. */
export function awaySince(presence: Presence, at: number, minutes: number): number | null {
  const limit = minutes * 60_000;
  if (minutes === 0) return null;
  if (presence.watching && at - presence.seen >= limit) return presence.seen;
  const { slept } = looking(presence, at);
  return slept && slept.to - slept.from >= limit ? slept.from : null;
}
