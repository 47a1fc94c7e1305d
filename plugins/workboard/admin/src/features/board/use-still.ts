import { useRef } from 'react';

/** The value as it is, or, while something holds it, as it was when that began: nothing moves under a hand that carries a card. */
export function useStill<T>(value: T, held: boolean): T {
  const before = useRef(value);
  if (!held) before.current = value;
  return before.current;
}
