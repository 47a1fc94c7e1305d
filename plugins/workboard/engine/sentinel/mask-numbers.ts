import { findPersonal } from './find-personal';
import type { SentinelOptions } from './types';

/** A text with the numbers of persons in it masked; the same text where it holds none (G-44, X-13). */
export function maskNumbers(text: string, options: SentinelOptions = {}): string {
  let [rest, end] = [text, text.length];
  // From the last one on, so that the places of those before stay.
  for (const { at, length, masked } of [...findPersonal(text, options)].sort((a, b) => b.at - a.at)) {
    if (at + length > end) continue;
    rest = rest.slice(0, at) + masked + rest.slice(at + length);
    end = at;
  }
  return rest;
}
