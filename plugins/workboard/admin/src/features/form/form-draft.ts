import type { Answers, FormDefinition } from '../../../../engine/form/types';

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

/** A draft without what persons outside of the office told of themselves: that lies in no browser (G-44). */
export function withoutPersonal({ fields }: FormDefinition, answers: Answers): Answers {
  const personal = new Set(fields.filter((field) => field.personal !== undefined).map(({ key }) => key));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !personal.has(key)));
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
