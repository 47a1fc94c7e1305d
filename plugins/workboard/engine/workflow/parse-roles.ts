import { z } from 'zod';
import { readYaml, type Problem } from '../read-yaml';
import type { ClauseId, RoleKey, Text } from '../text';
import { name, text } from '../yaml-shapes';

/** A role of which there is exactly one holder, or one unit, in each organisation, and the clause that says so. */
export interface SoleRole {
  one: 'person' | 'unit';
  clause: ClauseId;
}

interface ReadRole {
  title: Text;
  ofPublic: boolean;
  sole?: SoleRole;
}

const staffRole = text.transform((title): ReadRole => ({ title, ofPublic: false }));
const soleRole = z
  .strictObject({
    'zh-Hans': z.string().min(1),
    en: z.string().min(1).optional(),
    one: z.enum(['person', 'unit']),
    clause: z.string().min(1),
  })
  .transform(({ one, clause, ...title }): ReadRole => ({ title: text.parse(title), ofPublic: false, sole: { one, clause } }));
const publicRole = z
  .strictObject({ 'zh-Hans': z.string().min(1), en: z.string().min(1).optional(), heldBy: z.literal('public') })
  .transform(({ heldBy: _public, ...title }): ReadRole => ({ title: text.parse(title), ofPublic: true }));
const rolesSchema = z.record(name, z.union([staffRole, publicRole, soleRole]));

/**
 * Reads the roles file: `role: title` for every role of the office; `heldBy: public` beside a title says that citizens hold it, and nobody of
 * the staff can be given it; `one: person` or `one: unit`, with its clause, that each organisation has exactly one. Never throws.
 */
export function parseRoles(
  yamlText: string,
  { file }: { file: string },
):
  | { ok: true; roles: Record<RoleKey, Text>; ofPublic: readonly RoleKey[]; sole: Readonly<Record<RoleKey, SoleRole>> }
  | { ok: false; problems: readonly Problem[] } {
  const { value, source } = readYaml(yamlText, file, rolesSchema);
  if (value === null) return { ok: false, problems: source.problems };
  const entries = Object.entries(value);
  return {
    ok: true,
    roles: Object.fromEntries(entries.map(([key, { title }]) => [key, title])),
    ofPublic: entries.flatMap(([key, { ofPublic }]) => (ofPublic ? [key] : [])),
    sole: Object.fromEntries(entries.flatMap(([key, { sole }]) => (sole ? [[key, sole]] : []))),
  };
}
