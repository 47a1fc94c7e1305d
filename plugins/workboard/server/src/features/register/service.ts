import { z } from 'zod';
import { registersOf } from '../../../../engine/register';
import { workListsOf } from '../board/work-lists';
import type { RegisterFilter, RegisterTab, RegisterWindow } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import type { Viewer } from '../../platform/viewer';
import { readTabs } from '../board/service';
import { columnsOf, type Column } from './columns';
import { registerQuery } from './query';
import { readRows } from './read-rows';
import { countRows, MOST_COUNTED, sortedWindow, type RowKey } from './repository';

/** Rows of one window. One more is read, to know whether there are more. */
const WINDOW = 50;

/** The registers of the workflows in which the person has a part or sees a card. */
export async function readRegisters(container: Container, viewer: Viewer): Promise<RegisterTab[]> {
  const tabs: RegisterTab[] = [];
  for (const { key } of await readTabs(container, viewer)) {
    const workflow = container.workflows.newest(key);
    const registers = await Promise.all(
      registersOf(workflow).map(async (register) => ({
        key: register.key,
        title: register.title,
        clauses: register.clauses,
        columns: (await columnsOf(container, workflow, register)).map(viewOf),
        lists: workListsOf(register),
      })),
    );
    tabs.push({
      workflow: key,
      title: workflow.title,
      stages: workflow.stages.map((stage) => ({ key: stage.key, title: stage.title })),
      registers,
    });
  }
  return tabs;
}

/**
 * A window of a register: of the cards that match, those that the person may see.
 * @throws NotFound, BadRequest for what cannot be narrowed or sorted by, and for a cursor that no window gave
 */
export async function readRegister(
  container: Container,
  viewer: Viewer,
  input: { workflow: string; register: string; filter: RegisterFilter; after?: string },
): Promise<RegisterWindow> {
  const query = await registerQuery(container, viewer, input);
  const found = await sortedWindow(container.strapi, query, input.after === undefined ? null : readCursor(input.after), WINDOW + 1);
  const shown = found.slice(0, WINDOW);
  const last = found.length > WINDOW ? shown.at(-1) : undefined;
  const total = await countRows(container.strapi, query, MOST_COUNTED + 1);
  return {
    rows: await readRows(container, query, shown),
    total: Math.min(total, MOST_COUNTED),
    more: total > MOST_COUNTED,
    next: last ? writeCursor([last.sort_value, last.id]) : null,
  };
}

function viewOf({ key, title, kind, sortable, filter, options }: Column): RegisterTab['registers'][number]['columns'][number] {
  return { key, title, kind, sortable, filter, options: options.map(({ value, label }) => ({ value, label })) };
}

const KEY = z.tuple([z.string().max(1000), z.number().int().positive()]);

function writeCursor(key: RowKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function readCursor(text: string): RowKey {
  try {
    return KEY.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new BadRequest('参数 after 无效，请使用上一页给出的值 / Parameter after: use the value the window before it gave', 'after');
  }
}
