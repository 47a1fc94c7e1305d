import { useState } from 'react';

/** A text that outlives a reload and a new login of this tab. Storage that is full or switched off costs the copy, never the text. */
export function useKeptText(name: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => read(name));
  const keep = (next: string) => {
    setText(next);
    try {
      if (next === '') window.sessionStorage.removeItem(name);
      else window.sessionStorage.setItem(name, next);
    } catch {
      // The box itself still holds what was typed.
    }
  };
  return [text, keep];
}

function read(name: string): string {
  try {
    return window.sessionStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}
