import type { Core } from '@strapi/strapi';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { ADDRESS, type FileStore } from './file-store';
import { UNSEEN } from './held-files';

const FILE = 'plugin::upload.file';

interface OldFormat {
  url?: string;
  [key: string]: unknown;
}

interface OldFile {
  id: number;
  name: string;
  url: string;
  formats: Record<string, OldFormat> | null;
}

/**
 * Moves files of a database from before, which lay in the public folder for everybody to read, into the store. Copied, recorded, and only then
 * removed: a start that is cut short goes on with the next one. Seals stay whole: they are over name and content, not over the address. Nobody
 * has looked at what is in them, so that each is held back from the public until that is done (scan-held-files.ts).
 */
export async function moveOldFiles(strapi: Core.Strapi, { store, algorithm }: { store: FileStore; algorithm: string }): Promise<void> {
  const old = (await strapi.db.query(FILE).findMany({ where: { url: { $startsWith: '/uploads/' } } })) as OldFile[];
  for (const file of old) {
    const places: string[] = [];
    const move = async (url: string) => {
      const place = path.join(strapi.dirs.static.public, 'uploads', path.basename(url));
      const { name, digest } = await store.keep(createReadStream(place), path.extname(url).slice(1).toLowerCase());
      places.push(place);
      return { url: `${ADDRESS}${name}`, digest };
    };
    try {
      const { url, digest } = await move(file.url);
      const formats: Record<string, OldFormat> = {};
      for (const [key, format] of Object.entries(file.formats ?? {}))
        formats[key] = typeof format.url === 'string' ? { ...format, url: (await move(format.url)).url } : format;
      await strapi.db.query(FILE).update({
        where: { id: file.id },
        data: {
          url,
          formats: file.formats === null ? null : formats,
          provider_metadata: { algorithm, digest, personal: [], held: UNSEEN },
        },
      });
    } catch (error) {
      strapi.log.error(`the file "${file.name}" (${file.id}) could not be moved out of the public folder: ${String(error)}`);
      continue;
    }
    await Promise.all(places.map((place) => fs.rm(place, { force: true })));
  }
  if (old.length > 0) strapi.log.info(`${old.length} files were moved out of the public folder`);
}
