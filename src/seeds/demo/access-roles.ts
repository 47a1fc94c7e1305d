import type { Core } from '@strapi/strapi';

/** What a demo account may open in Strapi; which cards it sees and moves is decided by its office role. */
export type Access = 'draft' | 'publish' | 'disclose' | 'read' | 'manage' | 'super';

const CONTENT = ['api::document.document', 'api::interpretation.interpretation', 'api::consultation.consultation'];
const LOOKUP = ['api::organisation.organisation', 'api::policy-clause.policy-clause', 'api::expert.expert'];
/** Of the content, an account sees and changes what concerns its own units; who has an office-wide role sees all. */
const ROWS = 'plugin::workboard.own-units';
const EXPLORER = 'plugin::content-manager.explorer';
const UPLOAD = ['plugin::upload.read', 'plugin::upload.assets.create', 'plugin::upload.assets.update', 'plugin::upload.assets.download'];

const PUBLISHING = [
  'board.read',
  'board.move',
  'card.assign',
  'calendar.manage',
  'report.read',
  'register.read',
  'register.export',
  'bundle.make',
  'channel.use',
];

const PLANS: Readonly<Record<Exclude<Access, 'super'>, { name: string; content: readonly string[]; plugin: readonly string[] }>> = {
  draft: { name: '起草办文（演示）', content: ['read', 'create', 'update'], plugin: ['board.read', 'board.move', 'register.read'] },
  publish: {
    name: '审核发布（演示）',
    content: ['read', 'update', 'publish'],
    plugin: PUBLISHING,
  },
  // The disclosure section handles requests: it sees who asks, for a reason that the log keeps.
  disclose: {
    name: '政务公开（演示）',
    content: ['read', 'update', 'publish'],
    plugin: [...PUBLISHING, 'personal.reveal', 'personal.erase'],
  },
  read: {
    name: '查阅办理（演示）',
    content: ['read'],
    plugin: ['board.read', 'board.move', 'report.read', 'register.read', 'register.export', 'bundle.make'],
  },
  // Keeps the system and the people, and has no part in the cases: without an office role none of them is seen.
  manage: {
    name: '系统管理（演示）',
    content: ['read'],
    plugin: [
      'board.read',
      'view.share',
      'calendar.manage',
      'notice.manage',
      'membership.manage',
      'channel.use',
      'channel.manage',
      'job.manage',
    ],
  },
};

interface Permission {
  action: string;
  subject: string | null;
  properties: object;
  conditions: string[];
}

interface RoleService {
  create(values: { name: string; description: string }): Promise<{ id: number }>;
  assignPermissions(role: number, permissions: readonly Permission[]): Promise<unknown>;
  getSuperAdmin(): Promise<{ id: number }>;
}

/** Creates the Strapi roles of the demo. @returns their ids */
export async function createAccessRoles(strapi: Core.Strapi): Promise<Record<Access, number>> {
  const roles = strapi.service('admin::role') as unknown as RoleService;
  const made = { super: Number((await roles.getSuperAdmin()).id) } as Record<Access, number>;
  for (const [access, plan] of Object.entries(PLANS) as [Exclude<Access, 'super'>, (typeof PLANS)['draft']][]) {
    const role = await roles.create({ name: plan.name, description: '演示账号使用' });
    await roles.assignPermissions(role.id, [
      ...contentPermissions(strapi, CONTENT, plan.content).map(ofOwnUnits),
      ...contentPermissions(strapi, LOOKUP, ['read']),
      ...plan.plugin.map((action) => plain(`plugin::workboard.${action}`)),
      ...(plan.content.includes('update') ? UPLOAD.map(plain) : []),
    ]);
    made[access] = Number(role.id);
  }
  return made;
}

/** Permissions with every field of a content type, the way the role editor ticks them. */
function contentPermissions(strapi: Core.Strapi, subjects: readonly string[], verbs: readonly string[]): Permission[] {
  const service = strapi.service('admin::content-type') as unknown as {
    getPermissionsWithNestedFields(actions: readonly object[], options: { nestingLevel: number }): Permission[];
  };
  const { actionProvider } = strapi.service('admin::permission') as unknown as {
    actionProvider: { get(action: string): { subjects: string[] } };
  };
  return verbs.flatMap((verb) => {
    const action = actionProvider.get(`${EXPLORER}.${verb}`);
    return service.getPermissionsWithNestedFields(
      [{ ...action, subjects: action.subjects.filter((subject) => subjects.includes(subject)) }],
      { nestingLevel: 2 },
    );
  });
}

/** A new entry has no unit yet, so creating needs no condition. */
function ofOwnUnits(permission: Permission): Permission {
  return permission.action === `${EXPLORER}.create` ? permission : { ...permission, conditions: [ROWS] };
}

function plain(action: string): Permission {
  return { action, subject: null, properties: {}, conditions: [] };
}
