import { guarded, type AdminRoute } from '../../platform/access';

export const peopleRoutes: AdminRoute[] = [
  { method: 'GET', path: '/people', handler: 'people.find', config: guarded('board.read') },
  { method: 'GET', path: '/cards/:id/people', handler: 'people.ofCard', config: guarded('board.read') },
];
