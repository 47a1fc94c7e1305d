import { guarded, type AdminRoute } from '../../platform/access';

export const matrixRoutes: AdminRoute[] = [
  { method: 'GET', path: '/cards/:id/matrices', handler: 'matrix.list', config: guarded('board.read') },
  { method: 'GET', path: '/cards/:id/matrices/:workflow', handler: 'matrix.find', config: guarded('board.read') },
  { method: 'GET', path: '/cards/:id/matrices/:workflow/order', handler: 'matrix.order', config: guarded('board.read') },
  { method: 'POST', path: '/cards/:id/matrices/:workflow/rows', handler: 'matrix.rows', config: guarded('board.read') },
];
