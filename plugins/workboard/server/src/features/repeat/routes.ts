import { guarded, type AdminRoute } from '../../platform/access';

export const repeatRoutes: AdminRoute[] = [
  { method: 'GET', path: '/cards/:id/repeats', handler: 'repeat.find', config: guarded('board.read') },
];
