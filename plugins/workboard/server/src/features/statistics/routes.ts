import { guarded, type AdminRoute } from '../../platform/access';

export const statisticsRoutes: AdminRoute[] = [
  { method: 'GET', path: '/statistics', handler: 'statistics.list', config: guarded('report.read') },
  { method: 'GET', path: '/statistics/:workflow/:table', handler: 'statistics.table', config: guarded('report.read') },
  { method: 'GET', path: '/statistics/:workflow/:table/cards', handler: 'statistics.cards', config: guarded('report.read') },
  { method: 'GET', path: '/statistics/:workflow/:table/export', handler: 'statistics.file', config: guarded('register.export') },
];
