/**
 * What a public collection is: a declaration of the fields that leave the house, and of what may be asked about them.
 * Everything that is not declared here does not exist for the public.
 */

/** Name of an attribute → how it is asked for and presented. */
export type Fields = Readonly<Record<string, Field>>;

export interface Field {
  /**
   * `text` one line · `long` plain text of any length · `rich` Markdown, sanitised on output · `day` `YYYY-MM-DD` · `choice` one of a
   * few keys · `unit` key of a unit, presented together with its name as `<field>Name` · `json` a structure, as it is stored · `files`
   * a list of files · `parts` a list of components.
   */
  type: 'text' | 'long' | 'rich' | 'day' | 'choice' | 'unit' | 'json' | 'files' | 'parts';
  /** Keys of a choice. */
  choices?: readonly string[];
  /** A unit is presented with its short name, as the head of an item prints it: 区政府办公室 (R-META-03). */
  shortName?: true;
  /** The component of `parts`, and those of its attributes that are public. */
  component?: 'interpretation.term' | 'interpretation.block';
  parts?: Readonly<Record<string, 'text' | 'rich' | 'files'>>;
  filter?: true;
  sort?: true;
}

/** The other end of a mutual link, expanded on every read. Unpublished and non-public partners are left out (R-INT-09). */
export interface Partner {
  /** Name under which it is presented. */
  as: string;
  uid: PublishedType;
  /** A list, or one entry and null. */
  many: boolean;
  /** Attributes of the partner that are shown beside its documentId. */
  fields: readonly string[];
}

/** A type whose rows are public when they are published and meant for the whole of society (R-META-06). */
export type PublishedType =
  | 'api::document.document'
  | 'api::interpretation.interpretation'
  | 'api::consultation.consultation'
  | 'api::statement.statement'
  | 'api::disclosure-entry.disclosure-entry'
  | 'api::annual-report.annual-report';

export interface Collection {
  uid: PublishedType | 'api::policy-clause.policy-clause';
  /** `false` for a type without drafts, whose every row is public. */
  draftAndPublish: boolean;
  fields: Fields;
  /** Filters that ask whether one of the attributes is filled: filter → value → attribute. */
  presence?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  defaultSort: readonly Sort[];
  /** Attributes whose text `q` searches; of a list of components one part of each, `blocks.heading`. */
  search?: readonly string[];
  partner?: Partner;
}

export interface Sort {
  attribute: string;
  direction: 'asc' | 'desc';
}

export type Operator = '$eq' | '$gte' | '$lte' | '$contains';

const OPERATORS: Readonly<Record<Field['type'], readonly Operator[]>> = {
  text: ['$eq', '$contains'],
  long: ['$contains'],
  rich: ['$contains'],
  day: ['$eq', '$gte', '$lte'],
  choice: ['$eq'],
  unit: ['$eq'],
  json: [],
  files: [],
  parts: [],
};

/** Operators that may be asked of a filter; none if there is no such filter. */
export function operatorsOf(collection: Collection, filter: string): readonly Operator[] {
  if (own(collection.presence, filter)) return ['$eq'];
  const field = own(collection.fields, filter);
  return field?.filter ? OPERATORS[field.type] : [];
}

/** Names of all filters of a collection. */
export function filtersOf(collection: Collection): string[] {
  const fields = Object.entries(collection.fields).filter(([, field]) => field.filter);
  return [...fields.map(([name]) => name), ...Object.keys(collection.presence ?? {})];
}

/** Names of the attributes that a list can be sorted by. */
export function sortsOf(collection: Collection): string[] {
  return Object.keys(collection.fields).filter((name) => collection.fields[name]?.sort);
}

/** A list shows a catalogue (N-30), not whole texts: those are there for the asking, with `fields`. */
export function listFieldsOf(collection: Collection): string[] {
  return Object.keys(collection.fields).filter((name) => !['long', 'rich', 'files', 'parts'].includes(collection.fields[name]?.type ?? ''));
}

/** Looks a name up that came from outside, without falling for `constructor` or `__proto__`. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
