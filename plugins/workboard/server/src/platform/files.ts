import type { Core } from '@strapi/strapi';
import type { Readable } from 'node:stream';

/** Gives the bytes behind the address of an uploaded file; null for an address that is not of this machine. */
export type OpenFile = (url: string) => Readable | null;

const stores = new WeakMap<object, OpenFile>();

/** Says where uploaded files lie; the office does, with its upload provider. */
export function setFileStore(strapi: Core.Strapi, open: OpenFile): void {
  stores.set(strapi, open);
}

/** The bytes of an uploaded file, or null where they lie on another machine. @throws Error if nobody said where files lie */
export function openFile(strapi: Core.Strapi, url: string): Readable | null {
  const open = stores.get(strapi);
  if (!open) throw new Error('workboard: nobody said where uploaded files lie; call registerFiles() in register()');
  return open(url);
}
