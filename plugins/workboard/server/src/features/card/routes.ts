import { guarded, type AdminRoute } from '../../platform/access';

export const cardRoutes: AdminRoute[] = [
  { method: 'GET', path: '/cards/:id/clauses', handler: 'card.clauses', config: guarded('board.read') },
  { method: 'GET', path: '/cards/:id', handler: 'card.find', config: guarded('board.read') },
  { method: 'GET', path: '/cards/:id/permitted', handler: 'card.permitted', config: guarded('board.read') },
  { method: 'GET', path: '/subjects/:uid/:documentId', handler: 'card.ofSubject', config: guarded('board.read') },
  { method: 'POST', path: '/boards/:workflow/cards', handler: 'card.open', config: guarded('board.move') },
  { method: 'POST', path: '/cards/:id/events/:event', handler: 'card.fire', config: guarded('board.move') },
  { method: 'POST', path: '/cards/:id/events/:event/preview', handler: 'card.preview', config: guarded('board.read') },
  { method: 'PUT', path: '/cards/:id/assignee', handler: 'card.assign', config: guarded('card.assign') },
];
