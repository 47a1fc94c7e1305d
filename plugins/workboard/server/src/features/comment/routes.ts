import { guarded, type AdminRoute } from '../../platform/access';

export const commentRoutes: AdminRoute[] = [
  { method: 'GET', path: '/cards/:id/comments', handler: 'comment.find', config: guarded('board.read') },
  { method: 'POST', path: '/cards/:id/comments', handler: 'comment.add', config: guarded('board.move') },
];
