import { canonicalJson } from '../../../../engine/seal/canonical-json';
import { hash, type HashAlgorithm } from '../../platform/hash';

/** A row of the log as it is stored. */
export interface LogRow {
  seq: number;
  at: string;
  card_id: number | null;
  workflow: string | null;
  subject_uid: string | null;
  subject_document: string | null;
  event: string;
  from_stage: string | null;
  to_stage: string | null;
  revision: number | null;
  actor_id: number;
  actor_name: string;
  actor_unit: string | null;
  standing_in_for: number | null;
  comment: string | null;
  form_key: string | null;
  form_version: number | null;
  form_data: string | null;
  clauses: string;
  content_hash: string | null;
  calendar_version: number;
  previous_hash: string;
  hash: string;
}

/** The columns that are hashed, in the order of their canonical form. */
export const HASHED_COLUMNS = [
  ...([
    'actor_id',
    'actor_name',
    'actor_unit',
    'at',
    'calendar_version',
    'card_id',
    'clauses',
    'comment',
    'content_hash',
    'event',
  ] as const),
  ...(['form_data', 'form_key', 'form_version', 'from_stage', 'previous_hash', 'revision', 'seq', 'standing_in_for'] as const),
  ...(['subject_document', 'subject_uid', 'to_stage', 'workflow'] as const),
] satisfies readonly Exclude<keyof LogRow, 'hash'>[];

/** The end of the chain: number and hash of its last row. */
export interface Head {
  seq: number;
  hash: string;
}

/** The hash of a row: over its canonical form without the hash itself, which holds the hash before it. */
export function hashOfRow(row: Omit<LogRow, 'hash'>, algorithm: HashAlgorithm): string {
  return hash(algorithm, canonicalJson(row));
}
