import type { Container } from '../../platform/container';
import type { ChannelRow } from './repository';
import type { ChannelConfig } from './config';

interface Encryption {
  encrypt(value: string): string | null;
  decrypt(value: string): string | null;
}

const encryption = ({ strapi }: Container) => strapi.service('admin::encryption') as unknown as Encryption;

/** A secret as it may lie in the database. @throws Error where the house has no key to encrypt with */
export function sealSecret(container: Container, secret: string): string {
  const sealed = encryption(container).encrypt(secret);
  if (sealed === null) throw new Error('ENCRYPTION_KEY is not set: a secret is not kept in plain text');
  return sealed;
}

/**
 * Secrets of a channel that hold at an instant, the newest first: each signs, each is accepted. Those of the configuration hold until the first
 * one is made here; then the one before, until its time is over.
 */
export function secretsOf(container: Container, config: ChannelConfig, row: ChannelRow | undefined, now: string): string[] {
  if (!row?.secret) return [...config.secrets];
  const open = (sealed: string) => encryption(container).decrypt(sealed);
  const newest = open(row.secret);
  if (newest === null) throw new Error('a secret cannot be read: was ENCRYPTION_KEY changed?');
  const still = row.previous_until !== null && now < row.previous_until;
  const before = !still ? [] : row.previous === null ? config.secrets : [open(row.previous)];
  return [newest, ...before.filter((secret): secret is string => secret !== null)];
}
