import { z } from 'zod';
import { readYaml, type Problem } from '../read-yaml';
import { name } from '../yaml-shapes';
import { fieldSchema } from './form-schema';
import type { SharedFields } from './types';

const written = z.record(name, z.record(z.string(), z.unknown()));

/** Reads `fields.yaml`, the fields that forms of several packs share: `name: field`, without its key. Never throws. */
export function parseSharedFields(
  yamlText: string,
  { file }: { file: string },
): { ok: true; fields: SharedFields } | { ok: false; problems: readonly Problem[] } {
  const { value, source } = readYaml(yamlText, file, written);
  if (value === null) return { ok: false, problems: source.problems };
  const shape = z.record(
    name,
    z.preprocess((field) => ({ key: 'shared', ...(field as object) }), fieldSchema),
  );
  const { source: checked } = readYaml(yamlText, file, shape);
  return checked.problems.length > 0 ? { ok: false, problems: checked.problems } : { ok: true, fields: value };
}
