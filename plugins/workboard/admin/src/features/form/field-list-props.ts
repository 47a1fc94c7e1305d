import type { Answers, Field } from '../../../../engine/form/types';
import type { ClockView, DayHint } from '../../../../shared/contract';
import type { Conditions } from './conditions';

/** What the fields of one form share: its conditions, judged on the answers as they stand, and the server's errors. */
export interface FieldListContext extends Pick<Conditions, 'rowFields' | 'required'> {
  /** Key of the form. */
  form: string;
  /** Words of the errors at exactly this path. */
  errorAt(path: string): string | undefined;
  /** The earliest day of the date field at this path, as far as it is known. */
  earliestOf(path: string): ClockView | undefined;
  /** Days that the card gives, said beside the field at this path. */
  hintsOf(path: string): readonly DayHint[];
}

export interface FieldListProps {
  /** The fields that are shown. */
  fields: readonly Field[];
  /** Answers of these fields, by key. */
  answers: Answers;
  /** Path of the list, '' at the top. */
  path: string;
  onChange: (answers: Answers) => void;
  context: FieldListContext;
  /** The row the fields stand in, null at the top. */
  row: Answers | null;
}
