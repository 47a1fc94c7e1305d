import type { TestApp } from './strapi';

export interface Staff {
  id: number;
  email: string;
  /** For `.set('Authorization', staff.bearer)`. */
  bearer: string;
}

export interface StaffOptions {
  /** Latin, used for name and e-mail: `clerk`. One login for each name in a suite: Strapi allows five in five minutes. */
  name: string;
  /** Codes of Strapi roles (`strapi-super-admin`), or the RBAC actions that a role made for this person allows. */
  roles?: readonly string[];
  actions?: readonly string[];
}

/** Creates an active admin user, gives it the roles and logs it in through the real door. */
export async function createStaff(app: TestApp, options: StaffOptions): Promise<Staff> {
  const email = `${options.name}@gongkai.example`;
  const password = 'Test-Password-1';
  const roles = [...(await rolesByCode(app, options.roles ?? [])), ...(await ownRole(app, options))];
  const user = await service<UserService>(app, 'admin::user').create({
    email,
    firstname: options.name,
    lastname: '',
    password,
    roles,
    isActive: true,
    registrationToken: null,
    preferedLanguage: 'zh-Hans',
  });
  return { id: user.id, email, bearer: await login(app, email, password) };
}

/** @returns the value of an Authorization header. @throws if the door stays shut. */
export async function login(app: TestApp, email: string, password: string): Promise<string> {
  const response = await app.request.post('/admin/login').send({ email, password });
  const token = (response.body as { data?: { token?: string } }).data?.token;
  if (response.status !== 200 || !token) throw new Error(`Login of ${email} failed: ${response.status} ${response.text}`);
  return `Bearer ${token}`;
}

interface UserService {
  create(values: Record<string, unknown>): Promise<{ id: number }>;
}

interface RoleService {
  find(where: { code: string }): Promise<{ id: number }[]>;
  create(values: { name: string; description: string }): Promise<{ id: number }>;
  assignPermissions(
    role: number,
    permissions: { action: string; subject: null; properties: object; conditions: string[] }[],
  ): Promise<unknown>;
}

async function rolesByCode(app: TestApp, codes: readonly string[]): Promise<number[]> {
  const found = await Promise.all(codes.map((code) => service<RoleService>(app, 'admin::role').find({ code })));
  return found.map((rows, index) => {
    const role = rows[0];
    if (!role) throw new Error(`There is no Strapi role "${codes[index]}"`);
    return role.id;
  });
}

async function ownRole(app: TestApp, { name, actions = [] }: StaffOptions): Promise<number[]> {
  if (actions.length === 0) return [];
  const roles = service<RoleService>(app, 'admin::role');
  const role = await roles.create({ name: `role of ${name}`, description: '' });
  await roles.assignPermissions(
    role.id,
    actions.map((action) => ({ action, subject: null, properties: {}, conditions: [] })),
  );
  return [role.id];
}

function service<T>(app: TestApp, uid: 'admin::user' | 'admin::role'): T {
  return app.strapi.service(uid) as unknown as T;
}
