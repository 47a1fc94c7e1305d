import { lazy, Suspense, type ComponentType } from 'react';
import { Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';

import { PAGES } from '../../shared/pages';
import { PERMISSIONS, PLUGIN_ID } from '../../shared/plugin-id';

/** What each of the pages shows. Each is a chunk of its own. */
const SHOWN: Readonly<Record<string, ComponentType>> = {
  boards: lazy(() => import('../board/BoardPage')),
  today: lazy(() => import('../today/TodayPage')),
  messages: lazy(() => import('../messages/MessagesPage')),
  'stand-ins': lazy(() => import('../stand-ins/StandInsPage')),
  notices: lazy(() => import('../notices/NoticesPage')),
  planner: lazy(() => import('../planner/PlannerPage')),
  calendar: lazy(() => import('../calendar/CalendarPage')),
  channels: lazy(() => import('../channels/ChannelsPage')),
  intake: lazy(() => import('../intake/IntakePage')),
  registers: lazy(() => import('../registers/RegistersPage')),
  statistics: lazy(() => import('../statistics/StatisticsPage')),
};

const Matrix = lazy(() => import('../matrix/MatrixPage'));
const BoardPrint = lazy(() => import('../board-views/PrintPage'));

/** Pages of the menu entry 工作台. */
export default function App() {
  const Board = SHOWN.boards;
  return (
    <Page.Protect permissions={PERMISSIONS.read}>
      <Suspense fallback={<Page.Loading />}>
        <Routes>
          <Route index element={<Navigate to="boards" replace />} />
          {PAGES.map(({ path, action }) => {
            const Shown = SHOWN[path];
            return Shown && <Route key={path} path={path} element={<Protected action={action} page={Shown} />} />;
          })}
          {Board && <Route path="boards/:workflow" element={<Board />} />}
          <Route path="matrices/:card/:workflow" element={<Matrix />} />
          <Route path="boards/:workflow/print" element={<BoardPrint />} />
          <Route path="*" element={<Navigate to="boards" replace />} />
        </Routes>
      </Suspense>
    </Page.Protect>
  );
}

function Protected({ action, page: Shown }: { action: string; page: ComponentType }) {
  return (
    <Page.Protect permissions={[{ action: `plugin::${PLUGIN_ID}.${action}`, subject: null }]}>
      <Shown />
    </Page.Protect>
  );
}
