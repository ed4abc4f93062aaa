import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { shortcutsEnabled } from '../../ui/shortcuts';
import type { Desk } from './desk';

/** Cards stand in groups: the columns of a board, or the parts of a list. Both are marked in the page itself. */
const group = '[data-cards]';
const card = '[data-card]';
/** What can have the keyboard inside of a card. */
const stops = 'a, button, input';

interface CardKeys {
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: FocusEvent) => void;
}

interface CardKeysOptions {
  place: RefObject<HTMLElement | null>;
  desk: Desk;
  /** Groups stand beside each other: left and right go from one to the next. */
  beside: boolean;
  /** Somebody drags by keyboard: the arrows are theirs. */
  busy: boolean;
  onChoose: (id: string) => void;
}

/**
 * Arrows between cards, M opens "Move to…", X chooses; Enter opens a card because its title is a link. Tab comes to
 * one card: the others are made unreachable for it in the page itself, so that no card is drawn again for it.
 */
export function useCardKeys({ place, desk, beside, busy, onChoose }: CardKeysOptions): CardKeys {
  const active = useRef<string | null>(null);
  useEffect(() => {
    if (!place.current) return;
    markStop(place.current, active.current);
    // Drawn anew elsewhere, a card has lost the focus to nobody: it gets it back, and only then.
    if (desk.followed === null || document.activeElement !== document.body) return;
    const again = cardOf(place.current, desk.followed);
    if (!again) return;
    desk.followed = null;
    focusCard(again);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (busy || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    const from = target?.closest<HTMLElement>(card);
    if (!target || !from || !place.current?.contains(from)) return;
    if (target.closest('input:not([type="checkbox"]), textarea, select, [role="menu"]')) return;
    const id = from.dataset['card'] ?? '';
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const next = neighbour(place.current, from, key, beside);
    if (next) {
      focusCard(next);
    } else if (key === 'm' && shortcutsEnabled()) {
      desk.setMoving(id);
    } else if (key === 'x' && shortcutsEnabled()) {
      onChoose(id);
    } else {
      return;
    }
    event.preventDefault();
    // The same letters have another meaning outside of the cards.
    event.stopPropagation();
  };
  const onFocus = (event: FocusEvent) => {
    const id = event.target.closest<HTMLElement>(card)?.dataset['card'];
    if (!id || !place.current) return;
    active.current = id;
    if (id !== desk.followed) desk.followed = null;
    markStop(place.current, id);
  };
  return { onKeyDown, onFocus };
}

function cardOf(place: HTMLElement, id: string): HTMLElement | null {
  return place.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
}

/** Leaves one card reachable by Tab: the one where somebody was last, else the first. */
export function markStop(place: HTMLElement, id: string | null): void {
  const wanted = (id !== null && cardOf(place, id)) || place.querySelector<HTMLElement>(card);
  for (const each of place.querySelectorAll<HTMLElement>(card)) {
    const index = each === wanted ? 0 : -1;
    for (const stop of each.querySelectorAll<HTMLElement>(stops)) {
      if (stop.tabIndex !== index) stop.tabIndex = index;
    }
  }
}

export function focusCard(element: Element | null | undefined): void {
  element?.querySelector<HTMLElement>('a')?.focus();
}

/** The card that an arrow leads to; null where the key leads nowhere. */
export function neighbour(
  place: HTMLElement,
  from: HTMLElement,
  key: string,
  beside: boolean,
): HTMLElement | null {
  const all = [...place.querySelectorAll<HTMLElement>(card)];
  if (key === 'Home') return all[0] ?? null;
  if (key === 'End') return all.at(-1) ?? null;
  if (!beside) {
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    return step === 0 ? null : (all[all.indexOf(from) + step] ?? null);
  }
  const groups = [...place.querySelectorAll<HTMLElement>(group)].map((each) => [
    ...each.querySelectorAll<HTMLElement>(card),
  ]);
  const column = groups.findIndex((cards) => cards.includes(from));
  const row = groups[column]?.indexOf(from) ?? 0;
  if (key === 'ArrowDown') return groups[column]?.[row + 1] ?? null;
  if (key === 'ArrowUp') return row > 0 ? (groups[column]?.[row - 1] ?? null) : null;
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return null;
  for (let index = column + step; index >= 0 && index < groups.length; index += step) {
    const cards = groups[index] ?? [];
    if (cards.length > 0) return cards[Math.min(row, cards.length - 1)] ?? null;
  }
  return null;
}
