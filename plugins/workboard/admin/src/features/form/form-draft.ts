import type { Answers } from '../../../../engine/form/types';

/** Names one form on one card for one person, so that a draft never reaches another. */
export interface DraftKey {
  actor: number;
  workflow: string;
  card: number | null;
  event: string;
  version: number;
}

/**
 * Drafts live in the tab's session storage: they survive a reload and a new login, and end with the tab. A draft of an older version of
 * the form is not offered. Storage that is full or switched off costs the draft, never the form.
 */
export function readDraft(key: DraftKey): Answers | null {
  try {
    const stored: unknown = JSON.parse(window.sessionStorage.getItem(nameOf(key)) ?? 'null');
    return stored !== null && typeof stored === 'object' && !Array.isArray(stored) ? (stored as Answers) : null;
  } catch {
    return null;
  }
}

export function writeDraft(key: DraftKey, answers: Answers): void {
  try {
    window.sessionStorage.setItem(nameOf(key), JSON.stringify(answers));
  } catch {
    // The form itself still holds what was typed.
  }
}

export function clearDraft(key: DraftKey): void {
  try {
    window.sessionStorage.removeItem(nameOf(key));
  } catch {
    // Nothing was stored either.
  }
}

function nameOf({ actor, workflow, card, event, version }: DraftKey): string {
  return `workboard.draft:${actor}:${workflow}:${card ?? 'new'}:${event}:${version}`;
}
