import { guarded, type AdminRoute } from '../../platform/access';

export const reportRoutes: AdminRoute[] = [
  { method: 'GET', path: '/reports/clocks', handler: 'report.clocks', config: guarded('report.read') },
];
