import type { Ready } from '../../../../engine/door';
import type { Answers, FieldType } from '../../../../engine/form/types';
import type { ClauseId, Text } from '../../../../engine/text';
import type { Value } from '../../../../engine/workflow/types';

/** A form as a page outside draws it: no expressions, conditions as rows of answers. */
export interface PublicForm {
  key: string;
  version: number;
  title: Text;
  intro: Text | null;
  fields: PublicField[];
  /** Files that may come with it. */
  files: { most: number; bytes: number; endings: readonly string[] };
}

export interface PublicField {
  key: string;
  type: FieldType;
  label: Text;
  help: Text | null;
  visible: Ready;
  required: Ready;
  options: { value: string; label: Text }[];
  min: number | null;
  max: number | null;
  /** Anchored. */
  pattern: string | null;
  /** What the pattern asks for, in words. */
  patternHelp: Text | null;
  initial: Value;
  /** What is personal is not to be kept by the page. */
  personal: boolean;
  /** What is public already is told of while it is written. */
  suggests: boolean;
  clauses: readonly ClauseId[];
}

export interface GivenUpload {
  name: string;
  bytes: Buffer;
  declared: string | null;
}

/** A step that comes through a door. */
export interface DoorStep {
  /** Version of the form that was filled in. */
  version: number;
  answers: Answers;
  files: readonly GivenUpload[];
  /** The `Idempotency-Key`: the same request under the same key is carried out once. */
  requestKey: string;
}

export interface Opening extends DoorStep {
  /** A solved challenge, as it was sent. */
  proof: unknown;
}

/** What the holder of a receipt shows. */
export interface Shown {
  code: string;
  check: string;
}

export interface Receipt {
  /** Its number, where it bears one already. */
  number: string | null;
  title: string;
  stage: Text;
  arrivedAt: string;
  files: { name: string; size: number }[];
}

export interface DoorStatus {
  number: string | null;
  title: string;
  stage: Text;
  closed: boolean;
  arrivedOn: string;
  /** Due day of the reply; null where none runs. */
  due: { on: string | null; projected: boolean; suspended: boolean; done: string | null } | null;
  facts: { label: Text; value: Text }[];
  /** What the holder may do now. */
  asks: { event: string; title: Text; form: PublicForm | null }[];
  notices: { id: number; title: Text; number: string | null; releasedOn: string; formats: ('docx' | 'pdf')[] }[];
}
