import type { Core } from '@strapi/strapi';
import { publicConsultations } from '../api/consultation/public-consultations';
import { publicDocuments } from '../api/document/public-documents';
import { publicInterpretations } from '../api/interpretation/public-interpretations';
import { publicClauses } from '../api/policy-clause/public-clauses';
import type { Context } from './answer';

const COLLECTIONS = {
  documents: publicDocuments,
  interpretations: publicInterpretations,
  consultations: publicConsultations,
  'policy-clauses': publicClauses,
} as const;
/** Addresses as they are documented. However else the router would take one, it goes the long way and is answered there. */
const ADDRESS = /^\/api\/(documents|interpretations|consultations|policy-clauses)(?:\/([\w-]{1,64}))?$/;

interface EarlyContext extends Context {
  method: string;
  path: string;
}
type Controller = Readonly<Record<'find' | 'findOne', (ctx: Context) => Promise<unknown>>>;

/**
 * Gives questions to the public collections to their controllers, as the router does at the end of the chain: by then sessions, bodies, a look into `public/` and some hundred routes of
 * the admin have cost as much as the answer. It stands behind headers, origins and limits, so that all of them are the same; the routes stay, and answer alike.
 */
export function serveEarly(strapi: Core.Strapi) {
  return async (ctx: EarlyContext, next: () => Promise<void>): Promise<void> => {
    const found = ctx.method === 'GET' || ctx.method === 'HEAD' ? ADDRESS.exec(ctx.path) : null;
    if (!found) return next();
    const [, name, documentId] = found;
    const controller = strapi.controller(COLLECTIONS[name as keyof typeof COLLECTIONS].uid) as unknown as Controller;
    ctx.params = { documentId };
    await (documentId === undefined ? controller.find(ctx) : controller.findOne(ctx));
  };
}
