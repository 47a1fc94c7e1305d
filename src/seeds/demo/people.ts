import type { Core } from '@strapi/strapi';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { WorkboardApi } from '../../../plugins/workboard/server/src/api';
import people from '../../../database/seeds/demo/people.json';
import { createAccessRoles, type Access } from './access-roles';

/** A person of the demo: office role, units and the id of the admin account. */
export interface Person {
  id: number;
  role: string;
  units: readonly string[];
}

interface Account {
  role: string;
  name: string;
  email: string;
  password: string;
}

/**
 * Creates the accounts with their office roles and units, and writes `.tmp/demo-accounts.json` for whoever tries the demo. Passwords are
 * drawn at random, once for each machine. `GONGKAI_DEMO_ACCOUNTS` names another file: tests running side by side each keep their own.
 */
export async function createPeople(strapi: Core.Strapi): Promise<Person[]> {
  const file = process.env.GONGKAI_DEMO_ACCOUNTS ?? path.join(strapi.dirs.app.root, '.tmp', 'demo-accounts.json');
  const known = await readAccounts(file);
  const roles = await createAccessRoles(strapi);
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const accounts: Account[] = [];
  const created: Person[] = [];
  const everyone = [...people, { role: 'super_admin', family: '系统', given: '管理员', email: 'admin', access: 'super', units: [] }];
  for (const person of everyone) {
    const email = `${person.email}@demo.example`;
    const password = known.get(email) ?? `${randomBytes(12).toString('base64url')}aA1`;
    const id = await createAccount(strapi, { ...person, email, password, role: roles[person.access as Access] });
    for (const unit of person.units) await workboard.grantMembership({ user: id, role: person.role, unit });
    accounts.push({ role: person.role, name: `${person.family}${person.given}`, email, password });
    created.push({ id, role: person.role, units: person.units });
  }
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  return created;
}

async function createAccount(
  strapi: Core.Strapi,
  person: { family: string; given: string; email: string; password: string; role: number },
): Promise<number> {
  const users = strapi.service('admin::user') as unknown as { create(values: Record<string, unknown>): Promise<{ id: number }> };
  const { id } = await users.create({
    // One field: Strapi writes “given family” and would call 李经办 “经办 李”, with 经李 on the avatar.
    firstname: `${person.family}${person.given}`,
    lastname: '',
    email: person.email,
    password: person.password,
    roles: [person.role],
    isActive: true,
    registrationToken: null,
    preferedLanguage: 'zh-Hans',
  });
  return Number(id);
}

async function readAccounts(file: string): Promise<Map<string, string>> {
  try {
    const found = JSON.parse(await readFile(file, 'utf8')) as Account[];
    return new Map(found.map(({ email, password }) => [email, password]));
  } catch {
    // No demo has run on this machine, or its file was spoilt: new passwords.
    return new Map();
  }
}
