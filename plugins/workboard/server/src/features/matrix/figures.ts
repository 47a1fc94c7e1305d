import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { compareAsRead, type MatrixFigure } from '../../../../engine/matrix';
import type { Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { tableOf } from '../../platform/schema/ensure-schema';
import { reading } from '../../platform/transaction';
import type { SubjectRef } from '../link/service';
import { matricesUnder, type WithMatrix } from './definitions';

export type Figures = Readonly<Record<string, Value>>;

/**
 * Figures over all cards under a parent, by workflow: for guards, notices, public answers. One statement for all plain numbers of a matrix and
 * one for each list, whatever the number of cards.
 */
export async function figuresUnder(
  container: Container,
  parent: WorkflowDefinition['key'],
  ref: SubjectRef,
): Promise<Record<string, Figures>> {
  const found: Record<string, Figures> = {};
  for (const workflow of matricesUnder(container.workflows.all(), parent)) found[workflow.key] = await figuresOf(container, workflow, ref);
  return found;
}

async function figuresOf({ strapi }: Container, workflow: WithMatrix, ref: SubjectRef): Promise<Figures> {
  const lists = workflow.matrix.figures.filter(({ by }) => by.length > 0);
  const found: Record<string, Value> = { ...(await numbersOf(strapi, workflow, ref)) };
  for (const figure of lists) found[figure.key] = await listOf(strapi, workflow, ref, figure);
  return found;
}

/** The plain numbers of a matrix. One statement. */
export async function numbersOf(strapi: Core.Strapi, workflow: WithMatrix, ref: SubjectRef): Promise<Record<string, number>> {
  const plain = workflow.matrix.figures.filter(({ by }) => by.length === 0);
  if (plain.length === 0) return {};
  const row = await reading(strapi, async (db) => {
    const rows = rowsUnder(strapi, db, workflow, ref);
    for (const figure of plain) {
      const { sql, bindings } = conditionOf(strapi, workflow, figure);
      void rows.select(db.raw(`COALESCE(SUM(CASE WHEN ${sql} THEN 1 ELSE 0 END), 0) AS ??`, [...bindings, figure.key]));
    }
    return (await rows.first()) as Record<string, number | string> | undefined;
  });
  return Object.fromEntries(plain.map(({ key }) => [key, Number(row?.[key] ?? 0)]));
}

/** Combinations of attributes with how often they occur, in the order of the figure. One statement. */
async function listOf(strapi: Core.Strapi, workflow: WithMatrix, ref: SubjectRef, figure: MatrixFigure): Promise<Record<string, Value>[]> {
  const { column } = tableOf(strapi, workflow.subject.type);
  const rows = (await reading(strapi, async (db) => {
    const { sql, bindings } = conditionOf(strapi, workflow, figure);
    const counted = rowsUnder(strapi, db, workflow, ref).whereRaw(sql, bindings);
    for (const name of figure.by) void counted.select(`s.${column(name)} as ${name}`).groupBy(`s.${column(name)}`);
    // What is not filled stands first on both databases.
    const places = figure.by.map((name) => db.raw(`COALESCE(CAST(?? AS TEXT), '')`, [`f.${name}`]).toQuery());
    return db
      .select('*')
      .from(counted.count({ count: '*' }).as('f'))
      .orderByRaw(['f.count DESC', ...places].join(', '))
      .limit(figure.most);
  })) as Record<string, string | number | boolean | null>[];
  const { attributes } = strapi.getModel(workflow.subject.type as never) as unknown as { attributes: Record<string, { type: string }> };
  const plain = (name: string, value: Value) => (attributes[name]?.type === 'boolean' && value !== null ? Boolean(value) : value);
  if (figure.order === 'text') rows.sort(asRead(figure.by));
  return rows.map((row) => ({
    ...Object.fromEntries(figure.by.map((name) => [name, plain(name, row[name] ?? null)])),
    count: Number(row.count),
  }));
}

/** By the first of these attributes, then by the next. */
function asRead(by: readonly string[]) {
  type Row = Readonly<Record<string, string | number | boolean | null>>;
  const text = (row: Row, name: string) => String(row[name] ?? '');
  return (a: Row, b: Row) => by.reduce((found, name) => found || compareAsRead(text(a, name), text(b, name)), 0);
}

/** Cards `c` of a matrix under one parent, with their subjects `s`. */
export function rowsUnder(strapi: Core.Strapi, db: Knex, { key, subject }: WithMatrix, { uid, documentId }: SubjectRef): Knex.QueryBuilder {
  return db('workboard_links as l')
    .join('workboard_cards as c', (on) => void on.on('c.subject_uid', 'l.from_uid').andOn('c.subject_document', 'l.from_document'))
    .join(`${tableOf(strapi, subject.type).table} as s`, (on) => void on.on('s.document_id', 'l.from_document').andOnNull('s.published_at'))
    .where({ 'l.to_uid': uid, 'l.to_document': documentId, 'l.from_uid': subject.type, 'c.workflow': key });
}

type Binding = string | number | boolean;

function conditionOf(
  strapi: Core.Strapi,
  { subject }: WithMatrix,
  { where, filled, empty }: MatrixFigure,
): { sql: string; bindings: Binding[] } {
  const { column } = tableOf(strapi, subject.type);
  const parts = [
    ...Object.entries(where).map(([name, values]) => {
      const given = values.filter((value): value is Binding => value !== null);
      return { sql: `?? IN (${given.map(() => '?').join(', ')})`, bindings: [`s.${column(name)}`, ...given] };
    }),
    ...filled.map((name) => ({ sql: `COALESCE(CAST(?? AS TEXT), '') <> ''`, bindings: [`s.${column(name)}`] })),
    ...empty.map((name) => ({ sql: `COALESCE(CAST(?? AS TEXT), '') = ''`, bindings: [`s.${column(name)}`] })),
  ];
  return { sql: ['1 = 1', ...parts.map(({ sql }) => sql)].join(' AND '), bindings: parts.flatMap(({ bindings }) => bindings) };
}
