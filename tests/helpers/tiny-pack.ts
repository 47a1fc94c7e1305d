import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Actor } from '../../plugins/workboard/engine/workflow/types';
import type { TestApp } from './strapi';

/** A pack of a dozen lines in a folder of its own, for what the office's own packs do not show. */
export interface TinyPack {
  /** Writes the pack's files; `change` replaces parts of their text and throws if a part is not there. */
  write(change?: Readonly<Record<string, string>>): Promise<void>;
  /** Writes a file of the house, beside the roles. */
  share(name: string, text: string): Promise<void>;
  /** Loads it as a start of the application does. */
  load(): Promise<void>;
  /** Loads it beside a copy of itself in another folder and under another key, with the same forms. */
  loadWithTwin(): Promise<void>;
  remove(): Promise<void>;
  /** Opens a card. */
  open(at?: string): Promise<{ id: number }>;
  /** Fires as the system. */
  fire(card: number, event: string, form?: Record<string, string | number>, at?: string): Promise<unknown>;
}

export const ENTRY = 'api::interpretation.interpretation';

const WORKFLOW = `key: tiny
title: 小流程
subject: { type: ${ENTRY}, units: unit }
stages:
  open: { title: 办理, kind: initial, owner: clerk }
  done: { title: 办结, kind: final }
clocks:
  reply:
    title: 答复
    clauses: [R-FOI-26]
    limit: { workdays: 20 }
    pausable: true
    owner: clerk
    start: { on: create }
    suspend: { on: consult, cause: third_party }
    resume: { on: answered, cause: third_party }
    extend: { on: extend, workdays: form.workdays }
    reset: { on: corrected }
    stop: { on: close }
events:
  create: { title: 登记, by: [clerk, system] }
  consult: { title: 征求第三方意见, from: open, by: system }
  answered: { title: 第三方答复, from: open, by: system }
  extend: { title: 延期, from: open, by: system, form: extend }
  corrected: { title: 补正, from: open, by: system }
  note: { title: 备注, from: open, by: system, form: note }
  close: { title: 办结, from: open, to: done, by: system }
`;

const FORMS = {
  extend: `key: extend
title: 延期
fields:
  - { key: workdays, type: number, label: 工作日, required: true, min: 1, max: 20 }
`,
  note: `key: note
title: 备注
fields:
  - { key: text, type: text, label: 内容 }
`,
};

/** @param app the application that loads it; a new one after a restart */
export async function makeTinyPack(app: TestApp): Promise<TinyPack> {
  const home = await fs.mkdtemp(path.join(os.tmpdir(), 'gongkai-pack-'));
  const dir = path.join(home, 'tiny');
  await fs.mkdir(path.join(dir, 'forms'), { recursive: true });
  await fs.writeFile(path.join(home, 'roles.yaml'), 'clerk: 经办人\n');
  const actor: Actor = app.workboard.system('系统（测试）');
  const load = (...dirs: string[]) =>
    app.workboard.loadPacks({ rolesFile: path.join(home, 'roles.yaml'), packs: dirs.map((one) => ({ dir: one, facts: {} })) });
  const at = (instant: string | undefined) => (instant === undefined ? {} : { at: instant });
  return {
    async write(change = {}) {
      const files: Record<string, string> = { 'workflow.yaml': WORKFLOW, 'forms/extend.yaml': FORMS.extend, 'forms/note.yaml': FORMS.note };
      for (const [from, to] of Object.entries(change)) {
        const name = Object.keys(files).find((candidate) => files[candidate]?.includes(from));
        if (name === undefined) throw new Error(`the tiny pack has no “${from}”`);
        files[name] = (files[name] ?? '').replace(from, () => to);
      }
      for (const [name, text] of Object.entries(files)) await fs.writeFile(path.join(dir, name), text);
    },
    share: (name, text) => fs.writeFile(path.join(home, name), text),
    load: () => load(dir),
    async loadWithTwin() {
      const twin = path.join(home, 'twin');
      await fs.cp(dir, twin, { recursive: true });
      await fs.writeFile(path.join(twin, 'workflow.yaml'), WORKFLOW.replace('key: tiny', 'key: twin'));
      await load(dir, twin);
    },
    remove: () => fs.rm(home, { recursive: true, force: true }),
    open: (instant) => app.workboard.open('tiny', { event: 'create', actor, values: { title: '一件事', unit: 'office' }, ...at(instant) }),
    fire: (card, event, form = {}, instant) => app.workboard.fire(card, { event, form, actor, ...at(instant) }),
  };
}
