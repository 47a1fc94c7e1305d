import { useSyncExternalStore } from 'react';

/** The error of the last write of an entry, by its documentId; gone with the next write. */
const refusals = new Map<string, unknown>();
const listeners = new Set<() => void>();

export function remember(documentId: string | undefined, error: unknown): void {
  if (documentId === undefined) return;
  refusals.set(documentId, error);
  listeners.forEach((listener) => listener());
}

export function forget(documentId: string | undefined): void {
  if (documentId === undefined || !refusals.delete(documentId)) return;
  listeners.forEach((listener) => listener());
}

/** Why the last write of this entry was refused; undefined if it was not. */
export function useLastRefusal(documentId: string): unknown {
  return useSyncExternalStore(listen, () => refusals.get(documentId));
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
