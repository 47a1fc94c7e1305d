import type { Core } from '@strapi/strapi';

/** Address of this server as others reach it (PUBLIC_URL), never as a request names it. */
export function serverAddress(strapi: Core.Strapi): string {
  return (strapi.config.get('server.absoluteUrl') as string).replace(/\/$/, '');
}

/** Where the public reads an entry: on the portal, if the publication told its address there, else here. */
export function entryAddress(server: string, entry: { collection: string; documentId: string; portalUrl: string | null }): string {
  const { portalUrl } = entry;
  return portalUrl !== null && /^https?:\/\//i.test(portalUrl) ? portalUrl : `${server}/api/${entry.collection}/${entry.documentId}`;
}
