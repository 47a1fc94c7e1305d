import type { Core } from '@strapi/strapi';
import type { RequestContext } from './request';

/** What a Strapi role may be given in the admin's settings. Which cards a person then sees or moves is decided by their office roles. */
const ACTIONS = [
  { uid: 'board.read', displayName: '查看看板、卡片与今日必办 / Read boards, cards and today' },
  { uid: 'board.move', displayName: '办理卡片 / Move cards' },
  {
    uid: 'view.share',
    displayName: '共享视图：设岗位默认、修改他人共享的视图 / Share views: defaults for office roles, others’ shared views',
  },
  { uid: 'card.assign', displayName: '指定承办人 / Assign cards' },
  { uid: 'report.read', displayName: '查看统计 / Read statistics' },
  { uid: 'register.read', displayName: '查看台账 / Read registers' },
  { uid: 'register.export', displayName: '导出台账、看板和统计 / Export registers, boards and statistics' },
  { uid: 'bundle.make', displayName: '制作和下载案卷 / Make case files and take them out' },
  { uid: 'notice.manage', displayName: '管理文书模板 / Manage templates of notices' },
  { uid: 'calendar.manage', displayName: '管理工作日历 / Manage the calendar' },
  { uid: 'membership.manage', displayName: '管理人员与岗位 / Manage who holds which office role' },
  { uid: 'channel.use', displayName: '查看公开渠道、重发和手工登记 / See the channels of publication, send again, tick off by hand' },
  { uid: 'channel.manage', displayName: '启停公开渠道、更换密钥 / Switch channels of publication, change their secrets' },
  { uid: 'personal.reveal', displayName: '查看申请人等外部人员的个人信息 / See personal data of applicants and others outside' },
  { uid: 'personal.erase', displayName: '提前删除外部人员的个人信息 / Erase personal data before its time' },
  { uid: 'job.manage', displayName: '管理后台任务与消息通道 / Manage jobs and the channels of messages' },
] as const;

export type Action = (typeof ACTIONS)[number]['uid'];

export interface AdminRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** `controller.method` */
  handler: string;
  config: { policies: (string | { name: string; config: { actions: string[] } })[] };
}

/** Makes the plugin's actions known to Strapi's role editor. Called at bootstrap. */
export async function registerActions(strapi: Core.Strapi): Promise<void> {
  const actions = ACTIONS.map((action) => ({ ...action, section: 'plugins', pluginName: 'workboard' }));
  const { actionProvider } = strapi.service('admin::permission') as unknown as {
    actionProvider: { registerMany(actions: object[]): Promise<void> };
  };
  await actionProvider.registerMany(actions);
}

/**
 * The configuration of a route that needs an action. Without `hasPermissions` an admin route is open to every account that can log
 * in; `hasPermissions` knows no rows, so which cards somebody sees is decided in the services.
 */
export function guarded(action: Action): AdminRoute['config'] {
  return {
    policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [`plugin::workboard.${action}`] } }],
  };
}

/** Whether the account behind a request holds an action, for what a route lets everybody do in part. */
export function may({ state }: Pick<RequestContext, 'state'>, action: Action): boolean {
  return state.userAbility?.can(`plugin::workboard.${action}`) ?? false;
}
