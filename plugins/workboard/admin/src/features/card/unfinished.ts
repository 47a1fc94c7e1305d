import type { Text } from '../../../../engine/text';

/** A form that was being filled when the page went away: a session that ended, a reload. Its text is the draft of the same key. */
export interface Unfinished {
  /** Whose it is. */
  actor: number;
  workflow: string;
  card: number;
  cardTitle: string;
  event: string;
  title: Text;
}

const NAME = 'workboard.unfinished';

/** Forms of this tab that hold text nobody sent. */
export function readUnfinished(): Unfinished[] {
  try {
    const stored: unknown = JSON.parse(window.sessionStorage.getItem(NAME) ?? '[]');
    return Array.isArray(stored) ? (stored as Unfinished[]) : [];
  } catch {
    return [];
  }
}

/** Notes that a form holds text; once for each form. */
export function noteUnfinished(form: Unfinished): void {
  write([...readUnfinished().filter((one) => !same(one, form)), form]);
}

/** The form was sent, or its text thrown away. */
export function forgetUnfinished(form: Pick<Unfinished, 'card' | 'event'>): void {
  write(readUnfinished().filter((one) => !same(one, form)));
}

function same(one: Pick<Unfinished, 'card' | 'event'>, other: Pick<Unfinished, 'card' | 'event'>): boolean {
  return one.card === other.card && one.event === other.event;
}

function write(forms: readonly Unfinished[]): void {
  try {
    if (forms.length === 0) window.sessionStorage.removeItem(NAME);
    else window.sessionStorage.setItem(NAME, JSON.stringify(forms));
  } catch {
    // The form itself still holds what was typed.
  }
}
