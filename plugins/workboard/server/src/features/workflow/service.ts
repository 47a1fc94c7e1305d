import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { RoleKey, Text } from '../../../../engine/text';
import type { SoleRole } from '../../../../engine/workflow';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Fact } from '../../api';
import { NotFound } from '../../platform/errors';
import type { TimeSource } from '../../platform/now';
import type { ClauseService } from '../clause/service';
import type { FormService } from '../form/service';
import type { NewTemplate } from '../notice/template-store';
import { createDefinitionStore, type DefinitionStore } from '../versioned/definition-store';
import { digestPacks } from './digest-packs';
import { forgetReading, keepReading, keptReading, type PackReading } from './kept-reading';
import { heldAgainst, type HeldAgainst } from './held-against';
import type { BrokenPack, PackFolders, SoundPack } from './read-packs';

export interface WorkflowService {
  /**
   * Reads, checks and stores packs. A broken pack is refused with file, line and reason; the version that runs stays. Sound packs are read once: as long as neither they nor
   * anything that their judgement depends on has changed, a later start takes what is stored.
   * @param whenRead does what follows from packs that were read anew and stored, with the templates of their notices
   */
  loadPacks(input: PackFolders, whenRead: (templates: readonly NewTemplate[]) => Promise<void>): Promise<void>;
  /** Newest versions, in the order the packs were loaded. */
  all(): readonly WorkflowDefinition[];
  /** Newest version of a workflow. @throws NotFound */
  newest(key: string): WorkflowDefinition;
  /** The version a card runs on. @throws Error if it was never stored */
  version(key: string, version: number): Promise<WorkflowDefinition>;
  /** The workflows that govern a content type: several where each has rows of its own (`subject.where`). Cheap: asked on every write of every type. */
  governing(uid: string): readonly WorkflowDefinition[];
  /** Facts of the pack a workflow came from. */
  facts(key: string): Readonly<Record<string, Fact>>;
  roleTitle(role: RoleKey): Text;
  /** Every office role that somebody of the staff can hold, with its title, in the order of the roles file: also those that no workflow names yet. */
  roles(): readonly { key: RoleKey; title: Text }[];
  /** Whether there is exactly one of a role in each organisation: one person, or one unit. */
  sole(role: RoleKey): SoleRole | null;
}

/** The name by which `by` admits the timer; the engine lets no person act under it. */
const NOBODY = 'system';

/** Workflows by key and version, and the packs they come from. */
export function createWorkflowService(
  strapi: Core.Strapi,
  { forms, clauses, time }: { forms: FormService; clauses: ClauseService; time: TimeSource },
): WorkflowService {
  const definitions = createDefinitionStore<WorkflowDefinition>(strapi, 'workboard_workflows');
  const facts = new Map<string, Readonly<Record<string, Fact>>>();
  let roles: Readonly<Record<RoleKey, Text>> = {};
  let notOfStaff: readonly RoleKey[] = [NOBODY];
  let sole: Readonly<Record<RoleKey, SoleRole>> = {};
  let governed = new Map<string, readonly WorkflowDefinition[]>();

  const newest = (key: string): WorkflowDefinition => {
    const found = definitions.newest(key);
    if (!found) throw new NotFound(`没有“${key}”这项工作流程 / There is no workflow "${key}"`);
    return found;
  };
  const all = () => definitions.keys().map(newest);

  const takeStored = async (found: PackReading | null): Promise<PackReading | null> => {
    if (!found || (await clauses.unknown(found.clauses)).size > 0) return null;
    return (await definitions.restore(found.workflows)) && (await forms.restore(found.forms)) ? found : null;
  };

  const readAndStore = async (
    input: PackFolders,
    against: HeldAgainst,
    whenRead: (templates: readonly NewTemplate[]) => Promise<void>,
  ): Promise<{ found: PackReading; sound: boolean }> => {
    // What reads packs is loaded where there is something to read.
    const { readPacks } = await import('./read-packs');
    const { packs, ...read } = await readPacks(against, clauses, input);
    const versions: Record<'workflows' | 'forms', Record<string, number>> = { workflows: {}, forms: {} };
    for (const pack of packs) {
      if (pack.ok) {
        const stored = await forms.store(pack.forms, time.instant());
        const { version } = await definitions.store({ ...pack.workflow, formVersions: namedForms(pack, stored) }, time.instant());
        versions.workflows[pack.key] = version;
        Object.assign(versions.forms, stored);
      } else {
        await keepStored(strapi, pack, forms, definitions);
      }
    }
    await whenRead(packs.flatMap((pack) => (pack.ok ? pack.templates : [])));
    return { found: { ...read, ...versions }, sound: packs.every(({ ok }) => ok) };
  };

  return {
    async loadPacks(input, whenRead) {
      const against = heldAgainst(strapi);
      const digest = digestPacks(input, { application: strapi.dirs.app.root, against });
      let found = await takeStored(await keptReading(strapi, digest));
      if (!found) {
        await forgetReading(strapi);
        const read = await readAndStore(input, against, whenRead);
        // What is refused is to be heard at every start.
        if (read.sound) await keepReading(strapi, digest, read.found);
        found = read.found;
      }
      roles = found.roles;
      notOfStaff = [NOBODY, ...found.ofPublic];
      sole = found.sole;
      for (const { dir, facts: answers } of input.packs) facts.set(path.basename(dir), answers);
      governed = new Map(all().map(({ subject }) => [subject.type, all().filter((one) => one.subject.type === subject.type)]));
    },
    all,
    newest,
    async version(key, version) {
      const found = await definitions.version(key, version);
      if (!found) throw new Error(`version ${version} of workflow "${key}" was never stored`);
      return found;
    },
    governing: (uid) => governed.get(uid) ?? [],
    facts: (key) => facts.get(key) ?? {},
    roleTitle: (role) => roles[role] ?? { 'zh-Hans': role, en: role },
    sole: (role) => (Object.hasOwn(sole, role) ? (sole[role] ?? null) : null),
    roles: () => Object.entries(roles).flatMap(([key, title]) => (notOfStaff.includes(key) ? [] : [{ key, title }])),
  };
}

/** The stored versions of those forms that a workflow's events name. */
function namedForms({ workflow }: SoundPack, versions: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(versions).filter(([key]) => Object.hasOwn(workflow.formVersions, key)));
}

/** A broken pack is refused; what ran goes on. @throws Error if nothing ever ran */
async function keepStored(
  strapi: Core.Strapi,
  pack: BrokenPack,
  forms: FormService,
  definitions: DefinitionStore<WorkflowDefinition>,
): Promise<void> {
  const { describeProblem } = await import('../../../../engine/read-yaml');
  const reasons = pack.problems.map((problem) => describeProblem(problem)).join('\n');
  const kept = await definitions.keep(pack.key);
  if (!kept)
    throw new Error(
      `流程包“${pack.key}”有错误，且从未有可用的版本 / pack "${pack.key}" is broken and no version of it ever ran:\n${reasons}`,
    );
  for (const event of Object.values(kept.events)) if (event.form !== undefined) await forms.keep(event.form);
  strapi.log.error(
    `流程包“${pack.key}”有错误，继续使用第 ${kept.version} 版 / pack "${pack.key}" is refused, version ${kept.version} stays:\n${reasons}`,
  );
}
