import type { AdminRoute } from './platform/access';
import { boardRoutes } from './features/board/routes';
import { cardRoutes } from './features/card/routes';
import { entryRoutes } from './features/entry/routes';
import { formRoutes } from './features/form/routes';
import { meRoutes } from './features/me/routes';
import { membershipRoutes } from './features/membership/routes';
import { peopleRoutes } from './features/people/routes';
import { reportRoutes } from './features/report/routes';
import { todayRoutes } from './features/today/routes';

/** All routes of the plugin, below `/workboard`. Each needs an action; the public reads content types, never the plugin. */
export const routes: { admin: { type: 'admin'; routes: AdminRoute[] } } = {
  admin: {
    type: 'admin',
    routes: [
      ...meRoutes,
      ...boardRoutes,
      ...cardRoutes,
      ...formRoutes,
      ...entryRoutes,
      ...peopleRoutes,
      ...membershipRoutes,
      ...todayRoutes,
      ...reportRoutes,
    ],
  },
};
