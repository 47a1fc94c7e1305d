import { guarded, type AdminRoute } from '../../platform/access';

export const noticeRoutes: AdminRoute[] = [
  { method: 'GET', path: '/cards/:id/notices', handler: 'notice.ofCard', config: guarded('board.read') },
  { method: 'GET', path: '/cards/:id/notices/:key/preview', handler: 'notice.previewOfCard', config: guarded('board.read') },
  { method: 'POST', path: '/cards/:id/notices/:key', handler: 'notice.makeOfCard', config: guarded('board.move') },
  { method: 'GET', path: '/boards/:workflow/notices', handler: 'notice.ofWorkflow', config: guarded('board.read') },
  { method: 'GET', path: '/boards/:workflow/notices/:key/preview', handler: 'notice.previewOfSet', config: guarded('board.read') },
  { method: 'POST', path: '/boards/:workflow/notices/:key', handler: 'notice.makeOfSet', config: guarded('board.move') },
  { method: 'GET', path: '/notices', handler: 'notice.catalogue', config: guarded('notice.manage') },
  { method: 'GET', path: '/notices/:id/content', handler: 'notice.content', config: guarded('board.read') },
  { method: 'POST', path: '/notices/:id/:format/open', handler: 'notice.open', config: guarded('personal.reveal') },
  { method: 'GET', path: '/notices/:id/:format', handler: 'notice.file', config: guarded('board.read') },
  { method: 'POST', path: '/notices/:id/pdf', handler: 'notice.askForPdf', config: guarded('board.move') },
  { method: 'GET', path: '/notice-templates/:workflow/:key', handler: 'notice.template', config: guarded('notice.manage') },
  { method: 'PUT', path: '/notice-templates/:workflow/:key', handler: 'notice.uploadTemplate', config: guarded('notice.manage') },
];
