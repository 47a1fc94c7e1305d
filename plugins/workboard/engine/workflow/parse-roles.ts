import { z } from 'zod';
import { readYaml, type Problem } from '../read-yaml';
import type { RoleKey, Text } from '../text';
import { name, text } from '../yaml-shapes';

const staffRole = text.transform((title) => ({ title, ofPublic: false }));
const publicRole = z
  .strictObject({ 'zh-Hans': z.string().min(1), en: z.string().min(1).optional(), heldBy: z.literal('public') })
  .transform(({ heldBy: _public, ...title }) => ({ title: text.parse(title), ofPublic: true }));
const rolesSchema = z.record(name, z.union([staffRole, publicRole]));

/**
 * Reads the roles file: `role: title` for every role of the office; `heldBy: public` beside a title says that citizens hold it, and nobody of
 * the staff can be given it. Never throws.
 */
export function parseRoles(
  yamlText: string,
  { file }: { file: string },
): { ok: true; roles: Record<RoleKey, Text>; ofPublic: readonly RoleKey[] } | { ok: false; problems: readonly Problem[] } {
  const { value, source } = readYaml(yamlText, file, rolesSchema);
  if (value === null) return { ok: false, problems: source.problems };
  const entries = Object.entries(value);
  return {
    ok: true,
    roles: Object.fromEntries(entries.map(([key, { title }]) => [key, title])),
    ofPublic: entries.flatMap(([key, { ofPublic }]) => (ofPublic ? [key] : [])),
  };
}
