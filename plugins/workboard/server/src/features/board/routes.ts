import { guarded, type AdminRoute } from '../../platform/access';

export const boardRoutes: AdminRoute[] = [
  { method: 'GET', path: '/boards', handler: 'board.tabs', config: guarded('board.read') },
  { method: 'GET', path: '/boards/:workflow', handler: 'board.board', config: guarded('board.read') },
  { method: 'GET', path: '/boards/:workflow/columns/:stage', handler: 'board.window', config: guarded('board.read') },
  { method: 'GET', path: '/boards/:workflow/list', handler: 'board.list', config: guarded('board.read') },
  { method: 'PUT', path: '/cards/:id/place', handler: 'board.place', config: guarded('board.move') },
  { method: 'GET', path: '/boards/:workflow/changes', handler: 'board.changes', config: guarded('board.read') },
];
