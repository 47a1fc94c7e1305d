import { guarded, type AdminRoute } from '../../platform/access';

const own = guarded('board.read');
const office = guarded('job.manage');

export const messageRoutes: AdminRoute[] = [
  { method: 'GET', path: '/messages', handler: 'message.find', config: own },
  { method: 'GET', path: '/messages/unread', handler: 'message.unread', config: own },
  { method: 'POST', path: '/messages/read', handler: 'message.read', config: own },
  { method: 'GET', path: '/messages/wishes', handler: 'message.wishes', config: own },
  { method: 'PUT', path: '/messages/wishes', handler: 'message.saveWishes', config: own },
  { method: 'GET', path: '/messages/settings', handler: 'message.settings', config: office },
  { method: 'PUT', path: '/messages/settings', handler: 'message.saveSettings', config: office },
  { method: 'POST', path: '/messages/settings/test', handler: 'message.tryChannel', config: office },
];
