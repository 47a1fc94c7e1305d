import type { Core } from '@strapi/strapi';
import type { WorkboardApi } from '../../../plugins/workboard/server/src/api';
import type { Collection } from '../../public/collection';
import { QueryError, quote } from '../../public/query-error';
import { readByNumber } from '../../public/read-by-number';
import { readParameters } from '../../public/read-parameters';
import { publicConsultations } from '../consultation/public-consultations';
import { publicDocuments } from '../document/public-documents';
import { publicInterpretations } from '../interpretation/public-interpretations';

const COLLECTIONS: Readonly<Record<string, Collection>> = {
  document: publicDocuments,
  interpretation: publicInterpretations,
  consultation: publicConsultations,
};
const USAGE = 'Write /api/verify?indexNumber=12331003E96936103G/2024-154420.';

/** Whether what is public is what was approved. */
export interface Verification {
  indexNumber: string;
  type: string;
  documentId: string;
  title: string;
  algorithm: 'sha256' | 'sm3';
  approvedHash: string | null;
  publishedHash: string;
  /** Both hashes are there and equal. */
  matches: boolean;
  /** The publication in the office's log: its number, instant and hash in the chain. */
  log: { seq: number; at: string; hash: string };
}

/**
 * Looks a public entry up by its index number and compares its seal (X-14, R-INT-07).
 * @returns null if nothing public has this number
 * @throws QueryError
 */
export async function verifyEntry(strapi: Core.Strapi, querystring: string): Promise<{ data: Verification } | null> {
  const indexNumber = parse(querystring);
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  for (const [type, collection] of Object.entries(COLLECTIONS)) {
    const entry = await readByNumber(strapi, collection, indexNumber);
    const proof = entry && (await workboard.verifyPublished(collection.uid, entry.documentId));
    if (!proof) continue;
    const { algorithm, approved, published, log } = proof;
    const matches = approved !== null && approved === published;
    return { data: { indexNumber, type, ...entry, algorithm, approvedHash: approved, publishedHash: published, matches, log } };
  }
  return null;
}

function parse(querystring: string): string {
  const parameters = readParameters(querystring);
  const other = parameters.find(({ name }) => name !== 'indexNumber');
  if (other) throw new QueryError(`The parameter ${quote(other.name)} is not known here.`, other.name, ['indexNumber']);
  const value = parameters[0]?.value.trim() ?? '';
  if (value === '') throw new QueryError(`"indexNumber" is missing. ${USAGE}`, 'indexNumber');
  return value;
}
