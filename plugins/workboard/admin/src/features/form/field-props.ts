import type { ClockView, DayHint } from '../../../../shared/contract';
import type { Field } from '../../../../engine/form/types';
import type { Value } from '../../../../engine/workflow/types';

/** What every input of a form gets. It is controlled: the answers live in the form, never in the input. */
export interface FieldProps {
  field: Field;
  /** Dotted path of the answer: `terms.0.term`. */
  path: string;
  value: Value | undefined;
  onChange: (value: Value) => void;
  required: boolean;
  /** Words of the errors at exactly this field. */
  error: string | undefined;
  /** The earliest day that may be answered, where the form says so and it is known already. */
  earliest?: ClockView | undefined;
  /** Days that the card gives, said beside the field. */
  hints?: readonly DayHint[];
}

/** Id of the element that takes the focus when an error or a cure leads to the field. */
export function fieldId(path: string): string {
  return `workboard-field-${path.replaceAll('.', '-')}`;
}

/** Brings the input of a field into view and puts the focus on it. @returns false if the form does not show it. */
export function focusField(path: string): boolean {
  const id = fieldId(path);
  const element = document.getElementById(id) ?? document.getElementById(`${id}-set`);
  if (!element) return false;
  element.scrollIntoView({ block: 'center' });
  const first = element.matches(FOCUSABLE) ? element : element.querySelector<HTMLElement>(FOCUSABLE);
  (first ?? element).focus();
  return true;
}

const FOCUSABLE = 'input:not([disabled]), textarea:not([disabled]), button:not([disabled]), [role="combobox"]:not([aria-disabled="true"])';

/** Text of an answer that should be one; anything else reads as empty. */
export function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** The strings of a list answer. */
export function listOf(value: Value | undefined): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
