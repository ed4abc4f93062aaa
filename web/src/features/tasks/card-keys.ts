import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { shortcutsEnabled } from '../../ui/shortcuts';

/** Cards stand in groups: the columns of a board, or the parts of a list. Both are marked in the page itself. */
const group = '[data-cards]';
const card = '[data-card]';

interface CardKeys {
  /** The one card that Tab comes to. */
  active: string | null;
  /** The card whose "Move to…" stands open. */
  moving: string | null;
  setMoving: (id: string | null) => void;
  /** A card is on its way to another group: the keyboard goes with it. */
  follow: (id: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: FocusEvent) => void;
}

interface CardKeysOptions {
  place: RefObject<HTMLElement | null>;
  /** Groups stand beside each other: left and right go from one to the next. */
  beside: boolean;
  /** Somebody drags by keyboard: the arrows are theirs. */
  busy: boolean;
  onChoose: (id: string) => void;
}

/** Arrows between cards, M opens "Move to…", X chooses; Enter opens a card because its title is a link. */
export function useCardKeys({ place, beside, busy, onChoose }: CardKeysOptions): CardKeys {
  const [active, setActive] = useState<string | null>(null);
  const [moving, setMoving] = useState<string | null>(null);
  const followed = useRef<string | null>(null);
  // Drawn anew elsewhere, a card has lost the focus to nobody: it gets it back, and only then.
  useEffect(() => {
    if (followed.current === null || document.activeElement !== document.body) return;
    const again = place.current?.querySelector(`[data-card="${followed.current}"]`);
    if (!again) return;
    followed.current = null;
    focusCard(again);
  });
  const follow = (id: string) => {
    followed.current = id;
  };
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
      follow(id);
      setMoving(id);
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
    if (id) setActive(id);
    if (id && id !== followed.current) followed.current = null;
  };
  return { active, moving, setMoving, follow, onKeyDown, onFocus };
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
