import { guarded, type AdminRoute } from '../../platform/access';

export const doorRoutes: AdminRoute[] = [
  { method: 'GET', path: '/doors', handler: 'door.intakes', config: guarded('board.move') },
  { method: 'POST', path: '/doors/:door/similar', handler: 'door.similar', config: guarded('board.move') },
  { method: 'POST', path: '/doors/:door/intake', handler: 'door.takeDown', config: guarded('board.move') },
];
