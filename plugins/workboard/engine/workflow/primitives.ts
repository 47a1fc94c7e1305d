export type StageKey = string;
export type EventKey = string;
/** Source of a CEL expression. */
export type Cel = string;

export type Scalar = string | number | boolean | null;
export type Value = Scalar | readonly Value[] | { readonly [key: string]: Value };
