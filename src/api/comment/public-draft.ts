import type { Core } from '@strapi/strapi';

export const CONSULTATION = 'api::consultation.consultation';

/** The id that an address names; null for what none ever looks like. */
export function documentIdIn(params: Readonly<Record<string, string | undefined>>): string | null {
  const documentId = params.documentId ?? '';
  return /^[\w-]{1,64}$/.test(documentId) ? documentId : null;
}

/** What these attributes of a draft are in public; null where there is no such draft before the public. One statement. */
export async function publicDraft<Name extends string>(
  strapi: Core.Strapi,
  documentId: string,
  select: readonly Name[],
): Promise<Partial<Record<Name, unknown>> | null> {
  const where = { documentId, publishedAt: { $notNull: true }, audience: 'society' };
  const row: unknown = await strapi.db.query(CONSULTATION).findOne({ where, select: ['id', ...select] });
  return row as Partial<Record<Name, unknown>> | null;
}
