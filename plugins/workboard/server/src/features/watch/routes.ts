import { guarded, type AdminRoute } from '../../platform/access';

export const watchRoutes: AdminRoute[] = [
  { method: 'PUT', path: '/cards/:id/watch', handler: 'watch.follow', config: guarded('board.read') },
  { method: 'DELETE', path: '/cards/:id/watch', handler: 'watch.leave', config: guarded('board.read') },
];
