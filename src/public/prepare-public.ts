import type { Core } from '@strapi/strapi';
import { assertReferenceChanges } from './cache/reference-changes';

/** Makes what the public side keeps in the database, or asserts it again. Part of a start, by one instance at a time. */
export async function preparePublic(strapi: Core.Strapi): Promise<void> {
  await assertReferenceChanges(strapi);
}
