import { guarded, type AdminRoute } from '../../platform/access';

const config = guarded('job.manage');

export const jobRoutes: AdminRoute[] = [
  { method: 'GET', path: '/jobs', handler: 'job.find', config },
  { method: 'POST', path: '/jobs/:id/retry', handler: 'job.retry', config },
];
