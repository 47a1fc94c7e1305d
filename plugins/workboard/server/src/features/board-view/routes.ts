import { guarded, type AdminRoute } from '../../platform/access';

const config = guarded('board.read');

/** Whoever reads a board may save views of it; which are shared and by whom changed, the service says. */
export const boardViewRoutes: AdminRoute[] = [
  { method: 'GET', path: '/boards/:workflow/views', handler: 'boardView.find', config },
  { method: 'POST', path: '/boards/:workflow/views', handler: 'boardView.create', config },
  { method: 'PUT', path: '/views/:id', handler: 'boardView.change', config },
  { method: 'DELETE', path: '/views/:id', handler: 'boardView.remove', config },
];
