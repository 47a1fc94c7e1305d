import { z } from 'zod';
import { readYaml, type Problem } from '../read-yaml';
import { checkNotices, type NoticeHouse } from './check-notices';
import { buildNotices, notices } from './notice-schema';
import { SHARED_ROOTS } from './roots';
import type { NoticeDefinition } from './types';

const shape = z.strictObject({ notices });

/** Reads and checks the notices that every workflow of the office has. Never throws. */
export function parseSharedNotices(
  yamlText: string,
  options: { file: string } & Omit<NoticeHouse, 'roots' | 'factNames' | 'attributes'>,
): { ok: true; notices: NoticeDefinition[] } | { ok: false; problems: readonly Problem[] } {
  const { value, source } = readYaml(yamlText, options.file, shape);
  if (value === null) return { ok: false, problems: source.problems };
  const built = buildNotices(value.notices);
  for (const { key, set } of built)
    if (set) source.problem(['notices', key, 'set'], '共用文书不能有 set', 'a notice of every workflow has no set');
  checkNotices(built, source, { ...options, factNames: [], roots: SHARED_ROOTS });
  return source.problems.length > 0 ? { ok: false, problems: source.problems } : { ok: true, notices: built };
}
