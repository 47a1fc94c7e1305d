import { guarded, type AdminRoute } from '../../platform/access';

export const vaultRoutes: AdminRoute[] = [
  { method: 'POST', path: '/cards/:id/personal/reveal', handler: 'vault.reveal', config: guarded('personal.reveal') },
  { method: 'POST', path: '/cards/:id/personal/erase', handler: 'vault.erase', config: guarded('personal.erase') },
];
