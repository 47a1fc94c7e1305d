import { guarded, type AdminRoute } from '../../platform/access';

export const entryRoutes: AdminRoute[] = [{ method: 'GET', path: '/entries', handler: 'entry.find', config: guarded('board.read') }];
