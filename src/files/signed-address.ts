import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { ADDRESS } from './file-store';

/** How long an address that a member of staff was given works: a page left open over lunch still shows its pictures. */
const MINUTES = 60;
const SIGNED = /(\/files\/[0-9a-f]{32}\.[a-z0-9]{1,5})\?expires=\d+&(?:amp;)?signature=[\w-]+/g;

export interface AddressSigner {
  /** The address of a stored file with a signature that ends. */
  sign(name: string, now: string): string;
  isSigned(name: string, query: { expires?: unknown; signature?: unknown }, now: string): boolean;
}

/**
 * Addresses for the staff: Strapi asks for one wherever it shows a file to somebody who may read its record (`getSignedUrl` of a private
 * provider). An image in a page cannot send the token of a login, so the permission is in the address, for one file and for an hour.
 */
export function createSigner(secret: string): AddressSigner {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'gongkai.files', 32));
  const signatureOf = (name: string, expires: string) => createHmac('sha256', key).update(`${name}\n${expires}`).digest();
  return {
    sign(name, now) {
      const expires = String(Math.floor(Date.parse(now) / 1000) + MINUTES * 60);
      return `${ADDRESS}${name}?expires=${expires}&signature=${signatureOf(name, expires).toString('base64url')}`;
    },
    isSigned(name, { expires, signature }, now) {
      if (typeof expires !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(expires)) return false;
      const [given, right] = [Buffer.from(signature, 'base64url'), signatureOf(name, expires)];
      return given.length === right.length && timingSafeEqual(given, right) && Number(expires) * 1000 > Date.parse(now);
    },
  };
}

/** A text without the signatures that the editor copied into it together with a picture. */
export function withoutSignatures(text: string): string {
  return text.includes('signature=') ? text.replace(SIGNED, '$1') : text;
}
