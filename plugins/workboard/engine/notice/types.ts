import type { Day } from '../calendar/types';
import type { ClauseId, RoleKey, Text } from '../text';
import type { Cel, Value } from '../workflow/primitives';

/**
 * How a merge field's value becomes text: `paragraphs` is a loop of `{text}`, `rows` one of its own fields, `condition` shows or hides what
 * stands between its tags. All others are one text.
 */
export type NoticeFieldType = 'text' | 'number' | 'day' | 'instant' | 'unit' | 'person' | 'choice' | 'paragraphs' | 'rows' | 'condition';

/** One merge field: the tag `{key}` of the template. */
export interface NoticeField {
  key: string;
  title: Text;
  help?: Text;
  type: NoticeFieldType;
  value: Cel;
  /** Words of a `choice`. */
  options?: Readonly<Record<string, Text>>;
  /** Fields of each of the `rows`; they read `row` and `position` besides. */
  fields?: readonly NoticeField[];
}

export type PeriodKind = 'day' | 'week' | 'half_month' | 'month' | 'year';

/** A stretch of days, both ends included. */
export interface Period {
  from: Day;
  until: Day;
}

/** Which cards a notice lists that is not of one card: those whose `day` lies in the period and that meet `where`. */
export interface CardSet {
  /** Attribute of the subject that holds the day. */
  day: string;
  period: PeriodKind;
  /** Reads `subject` and `card`. */
  where?: Cel;
}

/** A document that is made from a template and data (文书). */
export interface NoticeDefinition {
  key: string;
  title: Text;
  /** File of the pack's folder `notices/`, or of the office's. */
  template: string;
  clauses: readonly ClauseId[];
  /** Number series; absent: it bears no number. */
  series?: string;
  /** Roles that may make it by hand; empty: whoever may act on the card. */
  by: readonly RoleKey[];
  /** Roles that may see it; empty: whoever sees the card. */
  see: readonly RoleKey[];
  /** Absent: it is about one card. */
  set?: CardSet;
  /** Its fields read what persons outside of the office told of themselves (`persons`): it is kept encrypted and opened for a reason (G-44). */
  personal?: true;
  fields: readonly NoticeField[];
}

/** Merge data as templates take it: texts, conditions and loops. */
export type MergeValue = string | boolean | readonly MergeData[];
export interface MergeData {
  readonly [tag: string]: MergeValue;
}

/** A tag of a template, in the order of the document. */
export interface TemplateTag {
  name: string;
  kind: 'value' | 'open' | 'close';
}

/** What a template holds, or why it cannot be used. */
export type TemplateTags = { ok: true; tags: readonly TemplateTag[] } | { ok: false; reason: Text };

/** Everything the fields may read, by root. */
export type NoticeContext = Readonly<Record<string, Value>>;
