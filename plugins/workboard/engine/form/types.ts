import type { ClauseId, Text } from '../text';
import type { Cel, Scalar, Value } from '../workflow/types';

export type FieldType =
  | 'text'
  | 'textarea'
  | 'richtext'
  | 'date'
  | 'datetime'
  | 'number'
  | 'select'
  | 'multi'
  | 'radio'
  | 'checkbox'
  | 'checklist'
  | 'user'
  | 'unit'
  | 'entry'
  | 'url'
  | 'group';

/** How a datum of a person outside of the office is masked where it is shown. A `credit_code` is public: it only tells an organisation from another. */
export type PersonalKind = 'name' | 'id_number' | 'phone' | 'email' | 'address' | 'text' | 'credit_code';

/** Whose data a form asks for: a party of the card, by a key of the pack's. */
export interface PersonOfForm {
  key: string;
  title: Text;
}

export interface Option {
  value: string;
  label: Text;
}

/** What an `entry` field suggests: entries of a content type, or open cards of a workflow. */
export type EntrySource = TypeSource | CardSource;

/** Open cards of a workflow that the person may see; the answer is the number of one of them. */
export interface CardSource {
  cards: string;
}

/** Entries of a content type; what is typed instead counts as well, unless `only` says that it does not. */
export interface TypeSource {
  /** Content type, for example `api::expert.expert`. */
  type: string;
  /** Attribute that becomes the answer. */
  key: string;
  /** Attribute shown beside it. */
  title?: string;
  /** Only entries whose attributes have these values. */
  where: Readonly<Record<string, Scalar>>;
  /** The answer has to be one of them. */
  only?: true;
}

/** The n-th workday or day after a day is the earliest that may be answered; a bound whose `when` does not hold binds nothing. */
export interface EarliestBound {
  /** CEL for the day it is counted from, which itself is not counted. */
  after: Cel;
  /** CEL for a whole number; one of the two. */
  workdays?: Cel;
  days?: Cel;
  when?: Cel;
  clauses: readonly ClauseId[];
}

export interface Field {
  key: string;
  type: FieldType;
  label: Text;
  help?: Text;
  required: boolean;
  /** CEL over {form, subject, actor, today}: required when it holds. */
  requiredIf?: Cel;
  /** CEL over {form, subject, actor, today}: shown when it holds; a hidden field's answer is dropped. */
  visibleIf?: Cel;
  options?: readonly Option[];
  /** For `multi`: its options are the files that lie beside the card, by name; the server fills them in. */
  files?: true;
  /** Items of a checklist; each is answered pass / fail / na with a note. */
  items?: readonly Option[];
  /** For `entry`: what it suggests. */
  source?: EntrySource;
  /** For `user`: only who holds this office role on the day of the step. */
  role?: string;
  /** Numbers: bounds of the value. Texts: bounds of the length. Lists: bounds of the size. */
  min?: number;
  max?: number;
  /** Anchored regular expression for texts; kept short, never user-supplied at run time. */
  pattern?: string;
  /** What the pattern asks for, in words that end the sentence of the refusal: “如 0576-84001234”. */
  patternHelp?: Text;
  /** For `group`: its fields; with `repeat` a list of such rows. */
  fields?: readonly Field[];
  repeat?: boolean;
  /** For `date`: the earliest day that is shown while it is picked, and that guards read as `earliest.<key>`. The latest of the bounds binds. */
  earliest?: readonly EarliestBound[];
  /** CEL giving the first value: `subject.title`, `today`. */
  initial?: Cel;
  /** For texts: the source in which what is public already is looked for while somebody writes. */
  suggests?: string;
  /** It is a person's: kept encrypted, and masked everywhere else (G-44). */
  personal?: PersonalKind;
  clauses: readonly ClauseId[];
}

export interface FormDefinition {
  key: string;
  version: number;
  title: Text;
  /** A sentence above the fields. */
  intro?: Text;
  /** Whose data the personal fields are. */
  person?: PersonOfForm;
  fields: readonly Field[];
}

/** A checklist answer: one entry per item key. */
export type ChecklistAnswer = Record<string, { result: 'pass' | 'fail' | 'na'; note?: string }>;

export type Answers = Readonly<Record<string, Value>>;

/** What a form's conditions may read. */
export interface FormContext {
  form: Answers;
  subject: Readonly<Record<string, Value>>;
  actor: { id: number; name: string; units: readonly string[]; roles: readonly string[] };
  /** Channels of the office: whether each has an address, so that the entry gets there by itself. */
  channels?: Readonly<Record<string, boolean>>;
  today: string;
}

export interface FieldError {
  /** Dotted path of the field: `terms.0.term`. */
  field: string;
  code: string;
  message: Text;
  clauses: readonly ClauseId[];
}

/** Fields that forms of several packs share, by name, as they are written; see `fields.yaml` in the README.md of workflows. */
export type SharedFields = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
