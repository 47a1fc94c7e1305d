import { guarded, type AdminRoute } from '../../platform/access';

const config = guarded('board.read');

export const plannerRoutes: AdminRoute[] = [
  { method: 'GET', path: '/planner', handler: 'planner.find', config },
  { method: 'GET', path: '/planner/forward', handler: 'planner.forward', config },
  { method: 'GET', path: '/planner/backward', handler: 'planner.backward', config },
];
