import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Collection } from '../public/collection';
import { metadataOf } from './held-files';
import { publicRows } from '../public/public-rows';
import { publicConsultations } from '../api/consultation/public-consultations';
import { publicDocuments } from '../api/document/public-documents';
import { publicInterpretations } from '../api/interpretation/public-interpretations';

/** Collections whose entries show files. */
const COLLECTIONS: readonly Collection[] = [publicDocuments, publicInterpretations, publicConsultations];

export interface FileRow {
  id: number;
  name: string;
  ext: string;
  mime: string;
  url: string;
  provider_metadata: unknown;
}

/** The record of a file by its address, whoever may read it. One statement. */
export async function readFile(strapi: Core.Strapi, url: string): Promise<FileRow | null> {
  return ((await files(strapi).where('f.url', url).first()) as FileRow | undefined) ?? null;
}

/**
 * The record of a file that is public now: an entry that is public shows it, and nothing in it holds it back. One statement over indexes. The answer is
 * the same for a file that is not public and for one that never was.
 */
export async function readPublicFile(strapi: Core.Strapi, url: string): Promise<FileRow | null> {
  const row = await readShownFile(strapi, url);
  return row !== null && metadataOf(row).held === undefined ? row : null;
}

/** The record of a file that an entry which is public shows, in one of its public attributes, itself or in one of its parts. */
async function readShownFile(strapi: Core.Strapi, url: string): Promise<FileRow | null> {
  const query = files(strapi).where('f.url', url);
  void query.where((shown) => {
    for (const collection of COLLECTIONS) {
      for (const uses of usesOf(strapi, collection)) void shown.orWhereExists(uses);
    }
  });
  return ((await query.first()) as FileRow | undefined) ?? null;
}

/** Whether an entry that is public shows the file. One statement. */
export async function isPublicFile(strapi: Core.Strapi, id: number): Promise<boolean> {
  const row = (await files(strapi).where('f.id', id).first()) as FileRow | undefined;
  return row !== undefined && (await readShownFile(strapi, row.url)) !== null;
}

function files(strapi: Core.Strapi): Knex.QueryBuilder {
  const { tableName } = strapi.db.metadata.get('plugin::upload.file');
  return strapi.db.connection({ f: tableName }).select('f.id', 'f.name', 'f.ext', 'f.mime', 'f.url', 'f.provider_metadata');
}

/** For each public attribute with files: the public rows `d` that show the file `f`. */
function usesOf(strapi: Core.Strapi, collection: Collection): Knex.QueryBuilder[] {
  const { tableName } = strapi.db.metadata.get(collection.uid);
  const links = `${strapi.db.metadata.get('plugin::upload.file').tableName}_related_mph`;
  const rows = () => publicRows(strapi, collection).select('d.id').whereRaw('m.file_id = f.id');
  return Object.entries(collection.fields).flatMap(([name, field]) => {
    if (field.type === 'files')
      return [rows().join({ m: links }, 'm.related_id', 'd.id').where({ 'm.related_type': collection.uid, 'm.field': name })];
    return Object.entries(field.parts ?? {}).flatMap(([part, type]) =>
      type === 'files'
        ? [
            rows()
              .join({ x: `${tableName}_cmps` }, 'x.entity_id', 'd.id')
              .where({ 'x.field': name, 'x.component_type': field.component })
              .join({ m: links }, 'm.related_id', 'x.cmp_id')
              .where({ 'm.related_type': field.component, 'm.field': part }),
          ]
        : [],
    );
  });
}
