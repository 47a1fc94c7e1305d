import { compareAsRead } from '../../../../engine/matrix';
import type { Container } from '../../platform/container';
import { tableOf } from '../../platform/schema/ensure-schema';
import { reading } from '../../platform/transaction';
import type { SubjectRef } from '../link/service';
import { columnsOf, type Column } from '../register/columns';
import type { WithMatrix } from './definitions';
import { rowsUnder } from './figures';

/** Values of one attribute that are offered at most. */
const MOST = 200;

/** The register a matrix is, as the registers' own code reads it. */
export function registerOf({ matrix }: WithMatrix) {
  return { key: 'matrix', title: matrix.title, clauses: matrix.clauses, filled: [], columns: matrix.columns };
}

/** Columns of a matrix; those it is narrowed by offer the values that occur under this parent. One statement for each of those. */
export async function matrixColumns(container: Container, workflow: WithMatrix, ref: SubjectRef): Promise<Column[]> {
  const columns = await columnsOf(container, workflow, registerOf(workflow));
  const narrowed: Column[] = [];
  for (const column of columns) {
    const { source } = column;
    const free = source.from === 'attribute' && workflow.matrix.narrow.includes(source.name);
    narrowed.push(free ? { ...column, filter: 'choice', options: await valuesOf(container, workflow, ref, source.name) } : column);
  }
  return narrowed;
}

async function valuesOf({ strapi }: Container, workflow: WithMatrix, ref: SubjectRef, attribute: string): Promise<Column['options']> {
  const name = `s.${tableOf(strapi, workflow.subject.type).column(attribute)}`;
  const rows = (await reading(strapi, async (db) =>
    rowsUnder(strapi, db, workflow, ref).whereNotNull(name).where(name, '<>', '').distinct(`${name} as value`).limit(MOST),
  )) as { value: string }[];
  const values = rows.map(({ value }) => value).sort(compareAsRead);
  return values.map((value) => ({ value, label: { 'zh-Hans': value, en: value } }));
}
