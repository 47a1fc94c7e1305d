import { lazy, Suspense } from 'react';
import { Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';

import { PERMISSIONS } from '../../shared/plugin-id';

const BoardPage = lazy(() => import('../board/BoardPage'));
const TodayPage = lazy(() => import('../today/TodayPage'));
const StatisticsPage = lazy(() => import('../statistics/StatisticsPage'));

/** Pages of the menu entry 工作台. Each is a chunk of its own. */
export default function App() {
  return (
    <Page.Protect permissions={PERMISSIONS.read}>
      <Suspense fallback={<Page.Loading />}>
        <Routes>
          <Route index element={<Navigate to="boards" replace />} />
          <Route path="boards" element={<BoardPage />} />
          <Route path="boards/:workflow" element={<BoardPage />} />
          <Route path="today" element={<TodayPage />} />
          <Route path="statistics" element={<StatisticsPage />} />
          <Route path="*" element={<Navigate to="boards" replace />} />
        </Routes>
      </Suspense>
    </Page.Protect>
  );
}
