import type { Core } from '@strapi/strapi';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseForm } from '../../../../engine/form';
import type { FormDefinition } from '../../../../engine/form/types';
import { describeProblem, type Problem } from '../../../../engine/read-yaml';
import type { RoleKey, Text } from '../../../../engine/text';
import { parseRoles, parseWorkflow, sketchWorkflow, type WorkflowSketch } from '../../../../engine/workflow';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Fact, PackSource } from '../../api';

export interface SoundPack {
  ok: true;
  key: string;
  workflow: WorkflowDefinition;
  forms: readonly FormDefinition[];
  facts: Readonly<Record<string, Fact>>;
}

export interface BrokenPack {
  ok: false;
  key: string;
  problems: readonly Problem[];
  facts: Readonly<Record<string, Fact>>;
}

/** Reads the packs of a house and checks each against the others, the content types and the roles. Nothing is stored here. */
export async function readPacks(
  strapi: Core.Strapi,
  input: { rolesFile: string; packs: readonly PackSource[] },
): Promise<{ roles: Readonly<Record<RoleKey, Text>>; packs: readonly (SoundPack | BrokenPack)[] }> {
  const parsed = parseRoles(await readFile(input.rolesFile, 'utf8'), { file: path.basename(input.rolesFile) });
  if (!parsed.ok) throw new Error(`the roles file is broken:\n${parsed.problems.map((problem) => describeProblem(problem)).join('\n')}`);
  const texts = await Promise.all(input.packs.map(async (pack) => ({ pack, text: await readFile(path.join(pack.dir, 'workflow.yaml'), 'utf8') })));
  const sketches = texts.map(({ text }) => sketchWorkflow(text)).filter((sketch): sketch is WorkflowSketch => sketch !== null);
  const house = { roles: parsed.roles, others: Object.fromEntries(sketches.map((sketch) => [sketch.key, sketch])), attributes: attributesOf(strapi) };
  return { roles: parsed.roles, packs: await Promise.all(texts.map(({ pack, text }) => readPack(pack, text, house))) };
}

interface House {
  roles: Readonly<Record<RoleKey, Text>>;
  others: Readonly<Record<string, WorkflowSketch>>;
  attributes: Readonly<Record<string, readonly string[]>>;
}

async function readPack(pack: PackSource, text: string, house: House): Promise<SoundPack | BrokenPack> {
  const name = path.basename(pack.dir);
  const forms: FormDefinition[] = [];
  const problems: Problem[] = [];
  for (const file of await formFiles(pack.dir)) {
    const parsed = parseForm(await readFile(path.join(pack.dir, 'forms', file), 'utf8'), { file: `${name}/forms/${file}` });
    if (parsed.ok) forms.push(parsed.form);
    else problems.push(...parsed.problems);
  }
  const parsed = parseWorkflow(text, {
    file: `${name}/workflow.yaml`,
    roles: house.roles,
    forms: Object.fromEntries(forms.map((form) => [form.key, form])),
    factNames: Object.keys(pack.facts),
    attributes: house.attributes,
    otherWorkflows: house.others,
  });
  if (!parsed.ok) problems.push(...parsed.problems);
  if (!parsed.ok || problems.length > 0) return { ok: false, key: name, problems, facts: pack.facts };
  return { ok: true, key: parsed.workflow.key, workflow: parsed.workflow, forms, facts: pack.facts };
}

async function formFiles(dir: string): Promise<string[]> {
  return (await readdir(path.join(dir, 'forms'))).filter((file) => file.endsWith('.yaml')).sort();
}

function attributesOf(strapi: Core.Strapi): Record<string, string[]> {
  return Object.fromEntries(Object.entries(strapi.contentTypes).map(([uid, type]) => [uid, Object.keys((type as { attributes: object }).attributes)]));
}
