import { guarded, type AdminRoute } from '../../platform/access';

const use = guarded('channel.use');
const manage = guarded('channel.manage');

export const channelRoutes: AdminRoute[] = [
  { method: 'GET', path: '/channels', handler: 'channel.find', config: use },
  { method: 'GET', path: '/channels/deliveries', handler: 'channel.deliveries', config: use },
  { method: 'GET', path: '/channels/deliveries/:id/attempts', handler: 'channel.attempts', config: use },
  { method: 'POST', path: '/channels/deliveries/:id/retry', handler: 'channel.retry', config: use },
  { method: 'POST', path: '/channels/deliveries/:id/tick', handler: 'channel.tick', config: use },
  { method: 'POST', path: '/channels/:key/switch', handler: 'channel.switch', config: manage },
  { method: 'POST', path: '/channels/:key/rotate', handler: 'channel.rotate', config: manage },
  { method: 'POST', path: '/channels/:key/replay', handler: 'channel.replay', config: use },
];

/** A channel's callback: nobody logs in, the signature is the permission. */
export const channelCallback = {
  method: 'POST' as const,
  path: '/channels/:key/deliveries',
  handler: 'channel.callback',
  config: { auth: false as const, prefix: '' },
};
