import { guarded, type AdminRoute } from '../../platform/access';

export const bulkRoutes: AdminRoute[] = [
  { method: 'POST', path: '/bulk/permitted', handler: 'bulk.permitted', config: guarded('board.read') },
  { method: 'POST', path: '/bulk/events/:event/preview', handler: 'bulk.preview', config: guarded('board.move') },
  { method: 'POST', path: '/bulk/events/:event', handler: 'bulk.fire', config: guarded('board.move') },
  { method: 'PUT', path: '/bulk/assignee', handler: 'bulk.assign', config: guarded('card.assign') },
];
