import type { Core } from '@strapi/strapi';
import type { WorkboardApi } from '../../plugins/workboard/server/src/api';
import type { Collection } from './collection';
import { entryAddress, serverAddress } from './entry-address';
import { Gone, type Successor } from './gone';
import { readByNumber } from './read-by-number';

/** What a withdrawal may say to the public, where its content type has a place for it. */
const TOLD = ['withdrawalNote', 'successor'];

/**
 * What was never public, whatever it is, is not there; what the public could read and was taken back is gone. Nothing of it is told but what the office
 * wrote for the public, and what takes its place, if that is public itself (R-SEC-14).
 * @throws Gone
 */
export async function assertNotWithdrawn(strapi: Core.Strapi, collection: Collection, documentId: string): Promise<void> {
  if (!collection.draftAndPublish) return;
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const withdrawal = await workboard.readWithdrawal({
    uid: collection.uid,
    documentId,
    where: { audience: 'society' },
    select: TOLD.filter((name) => name in strapi.contentType(collection.uid).attributes),
  });
  if (!withdrawal) return;
  const { withdrawalNote: note = null, successor = null } = withdrawal.values;
  throw new Gone({ note, successor: successor === null ? null : await readSuccessor(strapi, collection, successor) });
}

async function readSuccessor(strapi: Core.Strapi, collection: Collection, indexNumber: string): Promise<Successor | null> {
  const entry = await readByNumber(strapi, collection, indexNumber);
  if (!entry) return null;
  const { pluralName } = strapi.contentType(collection.uid).info;
  const address = { collection: pluralName, documentId: entry.documentId, portalUrl: null };
  return { ...entry, indexNumber, url: entryAddress(serverAddress(strapi), address) };
}
