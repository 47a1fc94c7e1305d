import { guarded, type AdminRoute } from '../../platform/access';

export const meRoutes: AdminRoute[] = [
  { method: 'GET', path: '/me', handler: 'me.me', config: guarded('board.read') },
  { method: 'GET', path: '/units', handler: 'me.units', config: guarded('board.read') },
  { method: 'GET', path: '/clauses', handler: 'me.clauses', config: guarded('board.read') },
];
