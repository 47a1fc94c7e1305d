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

/** A request of the public API. Everything reads but the doors, through which people outside file and follow a case. */
export interface Operation {
  path: string;
  /** `get` if absent. */
  method?: 'get' | 'post';
  /** What is sent: JSON, or the same as the part `application` beside files. */
  body?: { schema: Schema; files?: true };
  /** Whether an `Idempotency-Key` is asked for. */
  once?: true;
  /** Status of a good answer; 200 if absent. */
  good?: 200 | 201;
  /** Nothing of it may be kept: no ETag, no 304. */
  unkept?: true;
  operationId: string;
  summary: string;
  parameters: readonly Parameter[];
  /** Of the body of a good answer. */
  answer: Schema;
  /** Media type of the answer; JSON if absent. */
  type?: string;
  /** Whether there may be nothing (404). */
  mayBeMissing: boolean;
  /** Whether what was there may have been withdrawn (410). */
  mayBeGone?: boolean;
}

export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
