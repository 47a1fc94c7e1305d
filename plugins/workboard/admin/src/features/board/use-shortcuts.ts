import { useEffect, useRef } from 'react';

import { isTyping } from '../../shared/is-typing';

/** What the keys do. `card` is the card with the focus, or the one whose drawer is open. */
export interface Shortcuts {
  move(card: number): void;
  assign(card: number): void;
  select(card: number): void;
  comment(card: number): void;
  watch(card: number): void;
  search(): void;
  sheet(): void;
  /** Escape: gives up the selection, or else closes the drawer. @returns whether there was something to leave */
  leave(): boolean;
  /** Card of the open drawer. */
  drawer: number | null;
}

/**
 * The board's keys. None works while somebody types in a field, while a dialog is open, or together with Ctrl, Alt or the command key, which
 * belong to the browser. Keys are taken by what they write, so that they are where the layout has them; M as well by its place, for input
 * methods that swallow letters.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const now = useRef(shortcuts);
  now.current = shortcuts;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialogIsOpen()) return;
      if (act(event, now.current)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function act(event: KeyboardEvent, keys: Shortcuts): boolean {
  switch (event.key) {
    case '?':
    case '？':
      keys.sheet();
      return true;
    case '/':
      keys.search();
      return true;
    case 'j':
    case 'k':
      return step(event.key === 'j');
    case 'Escape':
      return keys.leave();
    default:
      return onCard(event, keys);
  }
}

const CARD_KEYS: Readonly<Record<string, 'move' | 'assign' | 'select' | 'comment' | 'watch'>> = {
  KeyM: 'move',
  KeyA: 'assign',
  KeyX: 'select',
  KeyC: 'comment',
  KeyW: 'watch',
};

function onCard(event: KeyboardEvent, keys: Shortcuts): boolean {
  const name = event.shiftKey ? undefined : CARD_KEYS[event.code];
  const card = focusedCard() ?? keys.drawer;
  if (name === undefined || card === null) return false;
  keys[name](card);
  return true;
}

/** The next or the previous card of the column; the first of the board where none has the focus. */
function step(forward: boolean): boolean {
  const here = document.activeElement?.closest<HTMLElement>('[data-card-id]');
  const sibling = forward ? here?.nextElementSibling : here?.previousElementSibling;
  const next = here ? sibling : document.querySelector('[data-card-id]');
  if (!(next instanceof HTMLElement) || !next.dataset.cardId) return here !== undefined && here !== null;
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function focusedCard(): number | null {
  return Number(document.activeElement?.closest<HTMLElement>('[data-card-id]')?.dataset.cardId) || null;
}

/** A dialog that takes the page; the drawer beside the board is none. */
function dialogIsOpen(): boolean {
  return document.querySelector('[role="dialog"]:not(aside), [role="alertdialog"], [role="menu"]') !== null;
}
