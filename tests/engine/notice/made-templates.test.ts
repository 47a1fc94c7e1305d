import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { madeTemplates, partsOf } from '../../../.tools/notice-templates/all.mjs';

const policies = path.resolve(__dirname, '../../../src/policies');

describe('the Word templates of the project', () => {
  it('say what makes them says: one changed by hand would be lost when they are made anew', async () => {
    const differ: string[] = [];
    const made = new Set<string>();
    for await (const [file, template] of madeTemplates()) {
      made.add(file);
      const stored = await partsOf(await readFile(path.join(policies, file)));
      for (const [part, text] of Object.entries(await partsOf(template))) if (stored[part] !== text) differ.push(`${file}: ${part}`);
    }
    expect(differ).toEqual([]);
    const all = await readdir(policies, { recursive: true });
    expect([...made].sort()).toEqual(all.filter((file) => file.endsWith('.docx')).sort());
  });
});
