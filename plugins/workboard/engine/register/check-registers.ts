import type { Path } from '../read-yaml';
import type { ClauseId } from '../text';
import type { RegisterColumn, RegisterDefinition } from './types';

/** What the check of columns can look up. */
export interface ColumnNames {
  attributes(names: readonly string[], path: Path): void;
  clock(name: string, linked: string | undefined, path: Path): void;
  event(name: string, path: Path): void;
  workflow(name: string, path: Path): void;
}

/** What the check of a workflow's registers can look up. */
interface Names extends ColumnNames {
  clauses(ids: readonly ClauseId[], path: Path, required: boolean): void;
  stage(name: string, path: Path): void;
}

/** Checks that every column of every register shows something that is there, and every list asks for a stage that is. */
export function checkRegisters(registers: readonly RegisterDefinition[], names: Names): void {
  for (const register of registers) {
    const path = ['registers', register.key];
    names.clauses(register.clauses, path, false);
    names.attributes(register.filled, [...path, 'filled']);
    checkColumns(register.columns, path, names);
    for (const { key, stage } of register.lists ?? []) if (stage !== undefined) names.stage(stage, [...path, 'lists', key, 'stage']);
  }
}

/** Checks that every column of a table of cards shows something that is there. */
export function checkColumns(columns: readonly RegisterColumn[], path: Path, names: ColumnNames): void {
  columns.forEach((column, index) => {
    const at = [...path, 'columns', index];
    if (column.from === 'attribute') names.attributes([column.name], at);
    if (column.from === 'clock') names.clock(column.name, undefined, at);
    if (column.from === 'event') names.event(column.name, at);
    if (column.from === 'linked') names.workflow(column.name, at);
  });
}
