import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { madeTemplates, partsOf } from './notice-templates/all.mjs';
import { root } from './root.mjs';

/**
 * `node .tools/notice-templates.mjs`: writes the project's Word templates anew. They are ordinary Word files: an office changes its own in the
 * catalogue. Here they are changed in what makes them; a test holds both together. One that says the same is left as it is.
 */
for await (const [file, made] of madeTemplates()) {
  const target = path.join(root, 'src/policies', file);
  await mkdir(path.dirname(target), { recursive: true });
  const there = await readFile(target).catch(() => null);
  if (!there || !isDeepStrictEqual(await partsOf(there), await partsOf(made))) await writeFile(target, made);
}
