/** A JSON Schema (draft 2020-12, which OpenAPI 3.1 takes as it is). */
export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  name: string;
  in: 'query' | 'path';
  required?: true;
  description: string;
  schema: Schema;
  /** A value that is accepted. */
  example?: string | number;
}

/** A GET of the public API; nothing public writes. */
export interface Operation {
  path: string;
  operationId: string;
  summary: string;
  parameters: readonly Parameter[];
  /** Of the answer's body at 200. */
  answer: Schema;
  /** Media type of the answer; JSON if absent. */
  type?: string;
  /** Whether there may be nothing (404). */
  mayBeMissing: boolean;
  /** Whether what was there may have been withdrawn (410). */
  mayBeGone?: boolean;
}

export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
