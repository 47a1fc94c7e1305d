import type { AdminRoute } from './platform/access';
import { attachmentRoutes } from './features/attachment/routes';
import { boardRoutes } from './features/board/routes';
import { boardViewRoutes } from './features/board-view/routes';
import { bulkRoutes } from './features/bulk/routes';
import { bundleRoutes } from './features/bundle/routes';
import { calendarRoutes } from './features/calendar/routes';
import { cardRoutes } from './features/card/routes';
import { channelCallback, channelRoutes } from './features/channel/routes';
import { commentRoutes } from './features/comment/routes';
import { doorRoutes } from './features/door/routes';
import { entryRoutes } from './features/entry/routes';
import { formRoutes } from './features/form/routes';
import { jobRoutes } from './features/job/routes';
import { matrixRoutes } from './features/matrix/routes';
import { meRoutes } from './features/me/routes';
import { membershipRoutes } from './features/membership/routes';
import { noticeRoutes } from './features/notice/routes';
import { messageRoutes } from './features/notification/routes';
import { peopleRoutes } from './features/people/routes';
import { plannerRoutes } from './features/planner/routes';
import { registerRoutes } from './features/register/routes';
import { repeatRoutes } from './features/repeat/routes';
import { reportRoutes } from './features/report/routes';
import { statisticsRoutes } from './features/statistics/routes';
import { standInRoutes } from './features/stand-in/routes';
import { todayRoutes } from './features/today/routes';
import { vaultRoutes } from './features/vault/routes';
import { watchRoutes } from './features/watch/routes';

/** All routes of the plugin, below `/workboard`. Each needs an action; the public reads content types, never the plugin. A channel's callback alone is signed. */
export const routes: {
  admin: { type: 'admin'; routes: AdminRoute[] };
  'content-api': { type: 'content-api'; routes: (typeof channelCallback)[] };
} = {
  'content-api': { type: 'content-api', routes: [channelCallback] },
  admin: {
    type: 'admin',
    routes: [
      ...meRoutes,
      ...boardRoutes,
      ...boardViewRoutes,
      ...calendarRoutes,
      ...cardRoutes,
      ...commentRoutes,
      ...attachmentRoutes,
      ...watchRoutes,
      ...vaultRoutes,
      ...repeatRoutes,
      ...doorRoutes,
      ...bulkRoutes,
      ...matrixRoutes,
      ...formRoutes,
      ...entryRoutes,
      ...peopleRoutes,
      ...membershipRoutes,
      ...standInRoutes,
      ...noticeRoutes,
      ...bundleRoutes,
      ...todayRoutes,
      ...plannerRoutes,
      ...registerRoutes,
      ...reportRoutes,
      ...statisticsRoutes,
      ...messageRoutes,
      ...jobRoutes,
      ...channelRoutes,
    ],
  },
};
