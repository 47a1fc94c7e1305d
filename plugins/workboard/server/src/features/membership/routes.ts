import { guarded, type AdminRoute } from '../../platform/access';

const config = guarded('membership.manage');

/** `/memberships/units` beside `/units`, so that whoever manages people need not see boards. */
export const membershipRoutes: AdminRoute[] = [
  { method: 'GET', path: '/roles', handler: 'membership.roles', config },
  { method: 'GET', path: '/memberships', handler: 'membership.find', config },
  { method: 'GET', path: '/memberships/units', handler: 'me.units', config },
  { method: 'POST', path: '/memberships', handler: 'membership.grant', config },
  { method: 'PUT', path: '/memberships/:id', handler: 'membership.change', config },
  { method: 'POST', path: '/memberships/:id/end', handler: 'membership.end', config },
  { method: 'GET', path: '/memberships/log', handler: 'membership.log', config },
];
