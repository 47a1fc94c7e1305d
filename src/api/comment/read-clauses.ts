import type { Core } from '@strapi/strapi';
import { draftParts } from '../../policies/consultation/clause-anchors';
import { refuseParameters } from '../../public/read-parameters';
import { publicDraft } from './public-draft';

/** A public draft as it is read, by its clauses, which are what comments are anchored to, with what stands between them. @returns null for what is not public. @throws QueryError */
export async function readClauses(strapi: Core.Strapi, documentId: string, querystring: string): Promise<object | null> {
  refuseParameters(querystring);
  const draft = await publicDraft(strapi, documentId, ['body']);
  if (!draft) return null;
  return { data: draftParts(typeof draft.body === 'string' ? draft.body : '') };
}
