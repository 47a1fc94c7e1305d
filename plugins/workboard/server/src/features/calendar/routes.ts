import { guarded, type AdminRoute } from '../../platform/access';

const read = guarded('board.read');
const manage = guarded('calendar.manage');

export const calendarRoutes: AdminRoute[] = [
  { method: 'GET', path: '/calendar', handler: 'calendar.year', config: read },
  { method: 'GET', path: '/calendar/versions', handler: 'calendar.versions', config: read },
  { method: 'GET', path: '/calendar/versions/:version/changes', handler: 'calendar.changes', config: read },
  { method: 'POST', path: '/calendar/preview', handler: 'calendar.preview', config: manage },
  { method: 'POST', path: '/calendar/apply', handler: 'calendar.apply', config: manage },
];
