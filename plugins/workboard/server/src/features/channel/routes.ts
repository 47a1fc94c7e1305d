import { guarded, type AdminRoute } from '../../platform/access';

const config = guarded('channel.manage');

export const channelRoutes: AdminRoute[] = [
  { method: 'GET', path: '/channels', handler: 'channel.find', config },
  { method: 'GET', path: '/channels/deliveries', handler: 'channel.deliveries', config },
  { method: 'GET', path: '/channels/deliveries/:id/attempts', handler: 'channel.attempts', config },
  { method: 'POST', path: '/channels/deliveries/:id/retry', handler: 'channel.retry', config },
  { method: 'POST', path: '/channels/deliveries/:id/tick', handler: 'channel.tick', config },
  { method: 'POST', path: '/channels/:key/switch', handler: 'channel.switch', config },
  { method: 'POST', path: '/channels/:key/rotate', handler: 'channel.rotate', config },
  { method: 'POST', path: '/channels/:key/replay', handler: 'channel.replay', config },
];

/** A channel's callback: nobody logs in, the signature is the permission. */
export const channelCallback = {
  method: 'POST' as const,
  path: '/channels/:key/deliveries',
  handler: 'channel.callback',
  config: { auth: false as const, prefix: '' },
};
