import { maskNumbers } from '../sentinel';
import type { Text } from '../text';
import { HIDDEN, maskPersonal } from './mask-personal';
import type { Answers, FormDefinition, PersonalKind, PersonOfForm } from './types';

/** One datum of a person outside of the office, as it was answered. */
export interface PersonalDatum {
  key: string;
  label: Text;
  kind: PersonalKind;
  value: string;
  /** What everybody who sees the card may read of it. */
  mask: string;
}

export interface SplitAnswers {
  /** The answers with masks in the place of personal data: all that rules, log, messages and lists ever see. */
  masked: Answers;
  /** Whose data it is, and the data; null for a form that asks for none, or was given none. */
  personal: { person: PersonOfForm; data: readonly PersonalDatum[] } | null;
}

const FREE: readonly string[] = ['text', 'textarea'];

/**
 * Takes what is personal out of the answers of a form. Answers that are no text, which the form's check refuses, are hidden whole. In a text that
 * a person writes freely, numbers of persons are masked, and the text itself goes where the rest of what they told goes.
 */
export function splitPersonal({ person, fields }: FormDefinition, answers: Answers): SplitAnswers {
  if (!person) return { masked: answers, personal: null };
  const masked = { ...answers };
  const data: PersonalDatum[] = [];
  for (const { key, label, type, personal: kind } of fields) {
    const value = Object.hasOwn(answers, key) ? answers[key] : undefined;
    if (value === undefined) continue;
    if (kind === undefined) {
      const mask = typeof value === 'string' && FREE.includes(type) ? maskNumbers(value) : value;
      if (typeof value !== 'string' || typeof mask !== 'string' || mask === value) continue;
      masked[key] = mask;
      data.push({ key, label, kind: 'text', value, mask });
      continue;
    }
    masked[key] = typeof value === 'string' ? maskPersonal(kind, value) : HIDDEN;
    if (typeof value === 'string') data.push({ key, label, kind, value, mask: maskPersonal(kind, value) });
  }
  return { masked, personal: data.length === 0 ? null : { person, data } };
}
