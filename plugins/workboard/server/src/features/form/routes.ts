import { guarded, type AdminRoute } from '../../platform/access';

export const formRoutes: AdminRoute[] = [
  { method: 'GET', path: '/forms/:key', handler: 'form.find', config: guarded('board.read') },
  { method: 'POST', path: '/forms/:key/suggestions', handler: 'form.suggest', config: guarded('board.read') },
];
