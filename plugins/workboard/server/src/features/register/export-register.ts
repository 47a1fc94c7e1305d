import { wallTime } from '../../../../engine/day';
import { registersOf, type RegisterDefinition } from '../../../../engine/register';
import type { Locale } from '../../../../engine/text';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { BoardFilter, CardDue, RegisterCell, RegisterFilter, RegisterLink } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import type { Viewer } from '../../platform/viewer';
import {
  keyWindows,
  recordExport,
  type ExportCell,
  type ExportColumn,
  type ExportFormat,
  type ExportRow,
  type ExportTable,
} from '../export/service';
import type { Column } from './columns';
import { filterInWords } from './filter-words';
import { queryOver, type RegisterQuery } from './query';
import { readRows } from './read-rows';
import { countRows, openingWindow } from './repository';
import { EXPORT_WORDS, URGENCIES } from './words';

/** Rows of one window: what is in memory at once, and for how long SQLite holds the process. */
const WINDOW = 100;

interface Wanted {
  format: ExportFormat;
  locale: Locale;
}

/** A register as a file of exactly what is filtered; recorded before its first row leaves. @throws NotFound, BadRequest */
export async function exportRegister(
  container: Container,
  viewer: Viewer,
  input: Wanted & { workflow: string; register: string; filter: RegisterFilter },
): Promise<ExportTable> {
  const workflow = container.workflows.newest(input.workflow);
  const register = registersOf(workflow).find(({ key }) => key === input.register);
  if (!register)
    throw new NotFound(`流程 ${workflow.key} 没有台账“${input.register}” / ${workflow.key} has no register "${input.register}"`);
  return tableOf(container, viewer, { ...input, workflow, register, what: `register.${register.key}` });
}

/** The cards of a board's filter as a file: the register that holds every card, with what the plugin knows of each (D.3-23). */
export async function exportBoard(
  container: Container,
  viewer: Viewer,
  input: Wanted & { workflow: string; filter: BoardFilter },
): Promise<ExportTable> {
  const workflow = container.workflows.newest(input.workflow);
  const [register] = registersOf({});
  if (!register) throw new Error('there is no register of every card');
  const filter: RegisterFilter = { ...input.filter, is: {}, from: {}, to: {} };
  return tableOf(container, viewer, { ...input, workflow, register: { ...register, title: workflow.title }, filter, what: 'board' });
}

async function tableOf(
  container: Container,
  viewer: Viewer,
  input: Wanted & { workflow: WorkflowDefinition; register: RegisterDefinition; filter: RegisterFilter; what: string },
): Promise<ExportTable> {
  const { workflow, register, filter, format, locale, what } = input;
  const query = await queryOver(container, viewer, { workflow, register, filter });
  const rows = await countRows(container.strapi, query);
  await recordExport(container, { actor: viewer.actor, what, workflow: workflow.key, format, filter: spare(filter), rows });
  const say = (text: (typeof EXPORT_WORDS)[keyof typeof EXPORT_WORDS]) => text[locale];
  const name = register.title[locale];
  return {
    name: what === 'board' ? name : `${workflow.title[locale]}-${name}`,
    aboutTitle: say(EXPORT_WORDS.about),
    about: [
      [say(EXPORT_WORDS.table), `${workflow.title[locale]} · ${name}`],
      [say(EXPORT_WORDS.filter), await filterInWords(container, query, filter, locale)],
      [say(EXPORT_WORDS.rows), String(rows)],
      [say(EXPORT_WORDS.order), say(EXPORT_WORDS.byOpening)],
      [say(EXPORT_WORDS.made), wallTime(container.time.instant())],
      [say(EXPORT_WORDS.by), viewer.actor.name],
      [say(EXPORT_WORDS.scope), say(EXPORT_WORDS.ownUnits)],
    ],
    columns: exportColumns(query.columns, locale),
    windows: windowsOf(container, query, locale),
  };
}

async function* windowsOf(container: Container, query: RegisterQuery, locale: Locale): AsyncGenerator<readonly ExportRow[]> {
  const windows = keyWindows({
    size: WINDOW,
    read: (after: number | null) => openingWindow(container.strapi, query, after, WINDOW),
    keyOf: ({ id }) => id,
  });
  for await (const cards of windows) {
    const rows = await readRows(container, query, cards);
    yield rows.map(({ card, cells }) => [card, ...cells.flatMap((cell, index) => exportCells(query.columns[index], cell, locale))]);
  }
}

/** A due day is two columns: the day, and what it means today. */
function exportColumns(columns: readonly Column[], locale: Locale): ExportColumn[] {
  return [
    { title: EXPORT_WORDS.card[locale], kind: 'number' },
    ...columns.flatMap(({ title, kind, key }): ExportColumn[] => {
      if (kind === 'due')
        return [
          { title: title[locale], kind: 'day' },
          { title: EXPORT_WORDS.urgency[locale], kind: 'text', width: 16 },
        ];
      if (kind === 'day') return [{ title: title[locale], kind: 'day' }];
      return [{ title: title[locale], kind: 'text', ...(key === 'card.title' ? { width: 48 } : {}) }];
    }),
  ];
}

function exportCells(column: Column | undefined, cell: RegisterCell, locale: Locale): ExportCell[] {
  if (column?.kind === 'due') {
    const due = cell as CardDue | null;
    return due === null ? [null, null] : [due.on, URGENCIES[due.urgency]?.[locale] ?? due.urgency];
  }
  if (cell === null || typeof cell === 'string') return [cell];
  if (column?.kind === 'links')
    return [(cell as readonly RegisterLink[]).map(({ title, stageTitle }) => `${title}（${stageTitle[locale]}）`).join('；')];
  return [(cell as { 'zh-Hans': string; en: string })[locale]];
}

/** Without what is not asked. */
function spare(filter: RegisterFilter): object {
  return Object.fromEntries(
    Object.entries(filter).filter(
      ([, value]) => value !== undefined && (typeof value !== 'object' || Object.keys(value as object).length > 0),
    ),
  );
}
