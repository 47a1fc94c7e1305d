import { guarded, type AdminRoute } from '../../platform/access';

export const todayRoutes: AdminRoute[] = [{ method: 'GET', path: '/today', handler: 'today.today', config: guarded('board.read') }];
