import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { NoticeDefinition, TemplateTags } from '../../../../engine/notice/types';
import { readTemplate } from '../notice/read-template';
import type { NewTemplate } from '../notice/template-store';

/** A template file of a pack or of the office. */
export interface TemplateFile {
  read: TemplateTags;
  bytes: Buffer;
}

export type TemplateFiles = Readonly<Record<string, TemplateFile>>;

/** The DOCX files of a folder's `notices/`, by name; none where there is no such folder. */
export async function readTemplates(dir: string): Promise<TemplateFiles> {
  const folder = path.join(dir, 'notices');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.docx') && !name.startsWith('~')).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(path.join(folder, name));
      return [name, { bytes, read: await readTemplate(bytes) }] as const;
    }),
  );
  return Object.fromEntries(files);
}

/** What a workflow's notices may name, as the validator sees it. */
export function tagsOf(files: TemplateFiles): Record<string, TemplateTags> {
  return Object.fromEntries(Object.entries(files).map(([name, { read }]) => [name, read]));
}

/** The templates of a workflow's notices, to be kept. */
export function templatesToKeep(workflow: string, notices: readonly NoticeDefinition[], files: TemplateFiles): NewTemplate[] {
  return notices.flatMap(({ key, template }) => {
    const file = files[template];
    return file?.read.ok ? [{ workflow, notice: key, bytes: file.bytes, tags: file.read.tags }] : [];
  });
}
