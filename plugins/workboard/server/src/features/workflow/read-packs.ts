import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseForm } from '../../../../engine/form/parse-form';
import { parseSharedFields } from '../../../../engine/form/parse-shared-fields';
import { parseSharedNotices } from '../../../../engine/notice/parse-shared';
import type { NoticeDefinition } from '../../../../engine/notice/types';
import type { FormDefinition, SharedFields } from '../../../../engine/form/types';
import { describeProblem, type Problem } from '../../../../engine/read-yaml';
import type { ClauseId, RoleKey, Text } from '../../../../engine/text';
import { parseRoles, type SoleRole } from '../../../../engine/workflow/parse-roles';
import { parseWorkflow } from '../../../../engine/workflow/parse-workflow';
import { sketchWorkflow, type WorkflowSketch } from '../../../../engine/workflow/sketch-workflow';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { PackSource } from '../../api';
import type { ClauseService } from '../clause/service';
import type { NewTemplate } from '../notice/template-store';
import type { HeldAgainst } from './held-against';
import { readTemplates, tagsOf, templatesToKeep, type TemplateFiles } from './read-templates';

export interface SoundPack {
  ok: true;
  key: string;
  workflow: WorkflowDefinition;
  forms: readonly FormDefinition[];
  /** Templates of its notices. */
  templates: readonly NewTemplate[];
}

export interface BrokenPack {
  ok: false;
  key: string;
  problems: readonly Problem[];
}

export interface PackFolders {
  rolesFile: string;
  packs: readonly PackSource[];
}

/** Reads the packs of a house and checks each against the others, the content types and the roles. Nothing is stored here. */
export async function readPacks(
  against: HeldAgainst,
  clauses: Pick<ClauseService, 'unknown'>,
  input: PackFolders,
): Promise<{
  roles: Readonly<Record<RoleKey, Text>>;
  ofPublic: readonly RoleKey[];
  sole: Readonly<Record<RoleKey, SoleRole>>;
  packs: readonly (SoundPack | BrokenPack)[];
  /** Every clause that they name. */
  clauses: readonly ClauseId[];
}> {
  const parsed = parseRoles(await readFile(input.rolesFile, 'utf8'), { file: path.basename(input.rolesFile) });
  if (!parsed.ok) throw new Error(`the roles file is broken:\n${parsed.problems.map((problem) => describeProblem(problem)).join('\n')}`);
  const texts = await Promise.all(
    input.packs.map(async (pack) => ({ pack, text: await readFile(path.join(pack.dir, 'workflow.yaml'), 'utf8') })),
  );
  const sketches = texts.map(({ text }) => sketchWorkflow(text)).filter((sketch): sketch is WorkflowSketch => sketch !== null);
  const named = new Set<ClauseId>();
  const shared = path.dirname(input.rolesFile);
  const house: House = {
    roles: parsed.roles,
    rolesOfPublic: parsed.ofPublic,
    ...against,
    templates: await readTemplates(shared),
    notices: await readFile(path.join(shared, 'notices.yaml'), 'utf8').catch(() => 'notices: {}'),
    fields: sharedFields(await readFile(path.join(shared, 'fields.yaml'), 'utf8').catch(() => '{}')),
    others: Object.fromEntries(sketches.map((sketch) => [sketch.key, sketch])),
    knownClauses: (id) => named.add(id).has(id),
  };
  const read = (within: House) => Promise.all(texts.map(({ pack, text }) => readPack(pack, text, within)));
  // Which clauses packs name is known once they are read; whether each exists only the clauses' own table says.
  const packs = await read(house);
  const unknown = await clauses.unknown([...named]);
  const known = unknown.size === 0 ? packs : await read({ ...house, knownClauses: (id) => !unknown.has(id) });
  return { roles: parsed.roles, ofPublic: parsed.ofPublic, sole: parsed.sole, packs: refuseTakenForms(known), clauses: [...named] };
}

/** Forms are kept by key over all packs: of two packs with a form of one key, each start would take the one for a change of the other. */
function refuseTakenForms(packs: readonly (SoundPack | BrokenPack)[]): (SoundPack | BrokenPack)[] {
  const owners = new Map<string, string>();
  return packs.map((pack) => {
    if (!pack.ok) return pack;
    const taken = pack.forms.filter(({ key }) => owners.has(key));
    for (const { key } of pack.forms) if (!owners.has(key)) owners.set(key, pack.key);
    if (taken.length === 0) return pack;
    return {
      ok: false,
      key: pack.key,
      problems: taken.map(({ key }) => takenForm(pack.key, key, owners.get(key) ?? '')),
    };
  });
}

function takenForm(folder: string, key: string, owner: string): Problem {
  const reason = {
    'zh-Hans': `表单标识“${key}”已用于流程包“${owner}”，请换一个`,
    en: `the pack “${owner}” has a form “${key}” already; choose another key`,
  };
  return { file: `${folder}/forms`, line: 1, path: key, reason };
}

interface House extends HeldAgainst {
  roles: Readonly<Record<RoleKey, Text>>;
  rolesOfPublic: readonly RoleKey[];
  others: Readonly<Record<string, WorkflowSketch>>;
  knownClauses: (id: ClauseId) => boolean;
  /** Templates of the office, which every pack may name. */
  templates: TemplateFiles;
  /** Text of the notices that every workflow has. */
  notices: string;
  /** Fields that every form may take in. */
  fields: SharedFields;
}

async function readPack(pack: PackSource, text: string, house: House): Promise<SoundPack | BrokenPack> {
  const name = path.basename(pack.dir);
  const forms: FormDefinition[] = [];
  const problems: Problem[] = [];
  for (const file of await formFiles(pack.dir)) {
    const parsed = parseForm(await readFile(path.join(pack.dir, 'forms', file), 'utf8'), {
      file: `${name}/forms/${file}`,
      knownClauses: house.knownClauses,
      attributes: house.attributes,
      suggestions: house.suggestions,
      shared: house.fields,
    });
    if (parsed.ok) forms.push(parsed.form);
    else problems.push(...parsed.problems);
  }
  const templates = { ...house.templates, ...(await readTemplates(pack.dir)) };
  const parsed = parseWorkflow(text, {
    file: `${name}/workflow.yaml`,
    roles: house.roles,
    rolesOfPublic: house.rolesOfPublic,
    forms: Object.fromEntries(forms.map((form) => [form.key, form])),
    factNames: [...Object.keys(pack.facts), ...house.ownFacts],
    attributes: house.attributes,
    knownClauses: house.knownClauses,
    otherWorkflows: house.others,
    sharedNotices: sharedNotices(house),
    templates: tagsOf(templates),
    series: house.series,
  });
  if (!parsed.ok) problems.push(...parsed.problems);
  // A broken pack is told by its folder which stored version to keep.
  else if (parsed.workflow.key !== name) problems.push(wrongFolder(name, parsed.workflow.key));
  if (!parsed.ok || problems.length > 0) return { ok: false, key: name, problems };
  const { key, notices = [] } = parsed.workflow;
  return { ok: true, key, workflow: parsed.workflow, forms, templates: templatesToKeep(key, notices, templates) };
}

/** @throws Error if the office's own file is broken: it belongs to no pack that could be left out */
function sharedNotices({ notices, roles, knownClauses, series, templates }: House): readonly NoticeDefinition[] {
  const parsed = parseSharedNotices(notices, { file: 'notices.yaml', roles, knownClauses, series, templates: tagsOf(templates) });
  if (!parsed.ok) throw new Error(`the notices file is broken:\n${parsed.problems.map((problem) => describeProblem(problem)).join('\n')}`);
  return parsed.notices;
}

/** @throws Error if the office's own file is broken, as for its notices */
function sharedFields(text: string): SharedFields {
  const parsed = parseSharedFields(text, { file: 'fields.yaml' });
  if (!parsed.ok) throw new Error(`the fields file is broken:\n${parsed.problems.map((problem) => describeProblem(problem)).join('\n')}`);
  return parsed.fields;
}

function wrongFolder(folder: string, key: string): Problem {
  const reason = {
    'zh-Hans': `流程标识“${key}”须与文件夹名“${folder}”相同`,
    en: `the key “${key}” must be the name of its folder, “${folder}”`,
  };
  return { file: `${folder}/workflow.yaml`, line: 1, path: 'key', reason };
}

async function formFiles(dir: string): Promise<string[]> {
  return (await readdir(path.join(dir, 'forms')).catch(() => [])).filter((file) => file.endsWith('.yaml')).sort();
}
