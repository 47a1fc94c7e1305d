import { guarded, type AdminRoute } from '../../platform/access';

const make = guarded('bundle.make');

export const bundleRoutes: AdminRoute[] = [
  { method: 'GET', path: '/cards/:id/bundles', handler: 'bundle.find', config: make },
  { method: 'POST', path: '/cards/:id/bundles', handler: 'bundle.make', config: make },
  { method: 'GET', path: '/cards/:id/bundles/:version', handler: 'bundle.download', config: make },
];
