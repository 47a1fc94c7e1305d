import { guarded, type AdminRoute } from '../../platform/access';

export const registerRoutes: AdminRoute[] = [
  { method: 'GET', path: '/registers', handler: 'register.list', config: guarded('register.read') },
  { method: 'GET', path: '/registers/:workflow/:register/views', handler: 'register.views', config: guarded('register.read') },
  { method: 'POST', path: '/registers/:workflow/:register/views', handler: 'register.saveView', config: guarded('register.read') },
  { method: 'PUT', path: '/registers/:workflow/:register/views/:id', handler: 'register.changeView', config: guarded('register.read') },
  { method: 'GET', path: '/registers/:workflow/:register', handler: 'register.window', config: guarded('register.read') },
  { method: 'GET', path: '/registers/:workflow/:register/export', handler: 'register.file', config: guarded('register.export') },
  { method: 'GET', path: '/boards/:workflow/export', handler: 'register.boardFile', config: guarded('register.export') },
];
