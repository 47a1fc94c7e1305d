import type { Container } from '../../platform/container';
import type { Resolver } from './check-address';
import type { ChannelConfig } from './config';

export interface ChannelService {
  /** Channels of the configuration, by key. */
  all(): Readonly<Record<string, ChannelConfig>>;
  /** Which of them have an address, so that an entry gets there by itself. No statement: expressions read it at every step. */
  connected(): Readonly<Record<string, boolean>>;
  /** Whether this machine may be spoken to: demonstrations and tests. */
  loopback(): boolean;
  /** Where names come from; a test puts its own here. */
  resolver?: Resolver;
}

/** The channels of the office: where what it publishes goes. */
export function createChannelService(container: () => Container): ChannelService {
  const setting = <T>(name: string, fallback: T) => container().strapi.config.get(`plugin::workboard.${name}`, fallback) as T;
  const all = () => setting<Readonly<Record<string, ChannelConfig>>>('channels', {});
  return {
    all,
    connected: () => Object.fromEntries(Object.entries(all()).map(([key, { url }]) => [key, url !== ''])),
    loopback: () => setting('channelLoopback', false),
  };
}
