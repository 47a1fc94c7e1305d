import { Zip } from 'easy-template-x';
import { CONSULTATION_TEMPLATES } from './consultation.mjs';
import { DISPUTE_TEMPLATES } from './dispute.mjs';
import { FOI_TEMPLATES } from './foi.mjs';
import { OFFICE_TEMPLATES } from './office.mjs';
import { OPINION_TEMPLATES } from './opinion.mjs';
import { SECRECY_TEMPLATES } from './secrecy.mjs';
import { wordFile } from './word.mjs';

const TEMPLATES = {
  ...OFFICE_TEMPLATES,
  ...FOI_TEMPLATES,
  ...DISPUTE_TEMPLATES,
  ...CONSULTATION_TEMPLATES,
  ...OPINION_TEMPLATES,
  ...SECRECY_TEMPLATES,
};

/** Every template, made: its path under `src/policies` and the Word file. @returns {AsyncGenerator<[string, Buffer]>} */
export async function* madeTemplates() {
  for (const [file, content] of Object.entries(TEMPLATES)) yield [file, await wordFile(content.join(''))];
}

/** What a Word file says, part by part: an archive bears the time it was made, its parts do not. @returns {Promise<Record<string, string>>} */
export async function partsOf(file) {
  const zip = await Zip.load(file);
  const names = zip.listFiles().filter((name) => !name.endsWith('/'));
  return Object.fromEntries(await Promise.all(names.sort().map(async (name) => [name, await zip.getFile(name).getContentText()])));
}
