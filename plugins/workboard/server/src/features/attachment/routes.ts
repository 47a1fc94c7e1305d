import { guarded, type AdminRoute } from '../../platform/access';

export const attachmentRoutes: AdminRoute[] = [
  { method: 'GET', path: '/cards/:id/attachments', handler: 'attachment.find', config: guarded('board.read') },
  { method: 'POST', path: '/cards/:id/attachments', handler: 'attachment.add', config: guarded('board.move') },
  { method: 'GET', path: '/cards/:id/attachments/:attachment', handler: 'attachment.download', config: guarded('board.read') },
  { method: 'POST', path: '/cards/:id/attachments/:attachment/open', handler: 'attachment.open', config: guarded('personal.reveal') },
];
