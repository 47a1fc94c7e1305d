import type { Text } from '../../../../engine/text';
import { SCHEMES, type Scheme } from '../../platform/webhook';

/** A channel as `config/plugins.ts` has it: what an editor cannot change. */
export interface ChannelConfig {
  title: Text;
  /** Empty: it has no address, and its messages are ticked off by hand. */
  url: string;
  /** One or, while one is being changed, several; each signs. */
  secrets: readonly string[];
  /** How each secret signs; a callback has to be signed in one of these ways. Absent: as Standard Webhooks say. */
  schemes?: readonly Scheme[];
  /** Content types it takes; empty: all that the workflows send it. */
  types: readonly string[];
  /** Hosts it may be at. */
  hosts: readonly string[];
  /** Private ranges it may lie in, for a platform inside the house: `10.20.0.0/16`. */
  ranges: readonly string[];
  timeoutMs: number;
}

export const schemesOf = ({ schemes = ['v1'] }: Pick<ChannelConfig, 'schemes'>): readonly Scheme[] => schemes;

/** @throws Error with the cure, before anything starts */
export function assertChannels(channels: Readonly<Record<string, ChannelConfig>>, { loopback }: { loopback: boolean }): void {
  if (loopback && process.env.NODE_ENV === 'production')
    throw new Error('workboard: config.channelLoopback is for demonstrations and tests, never for production');
  for (const [key, channel] of Object.entries(channels)) {
    const name = `workboard: config.channels.${key}`;
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(key)) throw new Error(`${name}: a key is lower-case letters, digits and _`);
    if (channel.url === '') continue;
    if (channel.secrets.length === 0 || channel.secrets.some((secret) => secret === ''))
      throw new Error(`${name} needs a secret to sign with`);
    const unknown = schemesOf(channel).find((scheme) => !SCHEMES.includes(scheme));
    if (unknown !== undefined || schemesOf(channel).length === 0)
      throw new Error(`${name}.schemes names ${SCHEMES.join(', ')}, one or several, not "${String(unknown ?? '')}"`);
    const url = URL.canParse(channel.url) ? new URL(channel.url) : null;
    if (!url || url.username !== '' || url.password !== '') throw new Error(`${name}.url is no address, or holds a password`);
    if (url.protocol !== 'https:' && !loopback) throw new Error(`${name}.url must begin with https://`);
    if (!channel.hosts.includes(url.hostname)) throw new Error(`${name}: its host ${url.hostname} is not in hosts`);
  }
}
