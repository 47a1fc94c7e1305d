import type { Core } from '@strapi/strapi';
import { blindIndexes } from './blind-index';
import { contentsOf, sealContents } from './contents';
import { rekeyFiles } from './files';
import type { Keyring } from './keys';
import { rewrite, underOtherKeys } from './repository';

const BATCH = 100;

/** Encrypts with the first key what lies under another one, so that the other can be taken away. Again is no error. */
export async function rekey(strapi: Core.Strapi, keys: Keyring): Promise<void> {
  const [first] = keys;
  if (!first) return;
  for (let done = BATCH; done > 0;) done = await rekeyFiles(strapi, keys, first.id, BATCH);
  for (;;) {
    const rows = await underOtherKeys(strapi, first.id, BATCH);
    if (rows.length === 0) return;
    for (const row of rows) {
      const data = contentsOf(keys, row);
      const { keyId, cipher } = sealContents(keys, row, data);
      // Only the newest version is found by its person's data.
      const found = row.index_number !== null || row.index_contact !== null;
      await rewrite(strapi, row, { cipher, key_id: keyId, ...(found ? blindIndexes(keys, data) : {}) });
    }
  }
}
