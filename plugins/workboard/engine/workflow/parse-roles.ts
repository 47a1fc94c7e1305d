import { z } from 'zod';
import { readYaml, type Problem } from '../read-yaml';
import type { RoleKey, Text } from '../text';
import { name, text } from '../yaml-shapes';

const rolesSchema = z.record(name, text);

/** Reads the roles file: `role: title` for every role of the office. Never throws. */
export function parseRoles(
  yamlText: string,
  { file }: { file: string },
): { ok: true; roles: Record<RoleKey, Text> } | { ok: false; problems: readonly Problem[] } {
  const { value, source } = readYaml(yamlText, file, rolesSchema);
  return value === null ? { ok: false, problems: source.problems } : { ok: true, roles: value };
}
