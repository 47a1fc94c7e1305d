import { guarded, type AdminRoute } from '../../platform/access';

const own = guarded('board.move');
const others = guarded('membership.manage');

/** One's own below `/stand-ins`, those of others beside the office roles, each with the action that lets a person do so. */
export const standInRoutes: AdminRoute[] = [
  { method: 'GET', path: '/stand-ins', handler: 'stand-in.own', config: guarded('board.read') },
  { method: 'POST', path: '/stand-ins', handler: 'stand-in.setOwn', config: own },
  { method: 'DELETE', path: '/stand-ins/:id', handler: 'stand-in.endOwn', config: own },
  { method: 'GET', path: '/memberships/stand-ins', handler: 'stand-in.all', config: others },
  { method: 'POST', path: '/memberships/stand-ins', handler: 'stand-in.setForOther', config: others },
  { method: 'DELETE', path: '/memberships/stand-ins/:id', handler: 'stand-in.endForOther', config: others },
];
