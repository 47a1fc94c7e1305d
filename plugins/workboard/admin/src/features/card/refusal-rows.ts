import type { FieldError } from '../../../../engine/form/types';
import type { ClauseId, Text } from '../../../../engine/text';
import type { ClauseText, RefusalItem } from '../../../../shared/contract';

/** One thing that is missing: what, by which rules, and where it is mended. */
export interface RefusalRow {
  message: Text;
  clauses: readonly { id: ClauseId; clause: ClauseText | undefined }[];
  cure: RefusalItem['cure'];
  /** Field of the form at hand that mends it. */
  field: string | null;
}

/**
 * The complete list of what is missing: unmet conditions first, then errors of fields that no condition speaks of already.
 * Nothing is told twice, and nothing is left out.
 */
export function refusalRows(unmet: readonly RefusalItem[], fields: readonly FieldError[]): RefusalRow[] {
  const rows = unmet.filter((item) => !isToldByGuard(item, unmet)).map(rowOf);
  const told = new Set(rows.map((row) => row.field));
  const rest = fields.filter((error) => !told.has(error.field));
  return [
    ...rows,
    ...rest.map((error): RefusalRow => ({
      message: error.message,
      clauses: error.clauses.map((id) => ({ id, clause: undefined })),
      cure: null,
      field: error.field,
    })),
  ];
}

function rowOf(item: RefusalItem): RefusalRow {
  return {
    message: item.message,
    clauses: item.clauses.map((clause) => ({ id: clause.id, clause })),
    cure: item.cure,
    field: fieldOf(item),
  };
}

/** “Please fill in X” beside the condition that X must be filled, by the same clauses and with the same cure, is one thing, not two. */
function isToldByGuard(item: RefusalItem, all: readonly RefusalItem[]): boolean {
  const field = fieldOf(item);
  if (item.code !== 'form' || field === null) return false;
  return all.some((other) => {
    const known = other.clauses.map(({ id }) => id);
    return other.code === 'guard' && fieldOf(other) === field && item.clauses.every(({ id }) => known.includes(id));
  });
}

function fieldOf({ cure }: RefusalItem): string | null {
  return cure?.in === 'form' ? cure.field : null;
}
