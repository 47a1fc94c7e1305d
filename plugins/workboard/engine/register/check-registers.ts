import type { Path } from '../read-yaml';
import type { ClauseId } from '../text';
import type { RegisterDefinition } from './types';

/** What the check of a workflow's names can look up. */
interface Names {
  attributes(names: readonly string[], path: Path): void;
  clauses(ids: readonly ClauseId[], path: Path, required: boolean): void;
  clock(name: string, linked: string | undefined, path: Path): void;
  event(name: string, path: Path): void;
  workflow(name: string, path: Path): void;
}

/** Checks that every column of every register shows something that is there. */
export function checkRegisters(registers: readonly RegisterDefinition[], names: Names): void {
  for (const register of registers) {
    const path = ['registers', register.key];
    names.clauses(register.clauses, path, false);
    names.attributes(register.filled, [...path, 'filled']);
    register.columns.forEach((column, index) => {
      const at = [...path, 'columns', index];
      if (column.from === 'attribute') names.attributes([column.name], at);
      if (column.from === 'clock') names.clock(column.name, undefined, at);
      if (column.from === 'event') names.event(column.name, at);
      if (column.from === 'linked') names.workflow(column.name, at);
    });
  }
}
