import type { Day } from '../../../../engine/calendar/types';
import type { Member, MemberPage, MembershipView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { findAccounts, findMemberships, type MembershipRow } from './repository';
import { nameOf } from './service';

/** People on a page. */
const PAGE_SIZE = 20;

const ORDER: Readonly<Record<MembershipView['state'], number>> = { current: 0, future: 1, ended: 2 };

export interface MemberSearch {
  q: string;
  role?: string | undefined;
  unit?: string | undefined;
  /** Counted from 1. */
  page: number;
  /** The account that may not change its own office roles, or null. */
  locked: number | null;
}

/** The accounts of the house with their office roles, what they held before included. At most four statements. */
export async function findMembers(container: Container, { page, locked, ...search }: MemberSearch): Promise<MemberPage> {
  const query = { ...search, today: container.time.today(), offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
  const { accounts, total } = await findAccounts(container.strapi, query);
  const present = await presenter(container);
  const rows =
    accounts.length === 0
      ? []
      : await findMemberships(
          container.strapi,
          accounts.map(({ id }) => id),
        );
  const people = accounts.map((account): Member => ({
    id: account.id,
    name: nameOf(account),
    email: account.email,
    active: Boolean(account.is_active),
    locked: account.id === locked,
    memberships: rows
      .filter((row) => row.user_id === account.id)
      .map(present)
      .sort((a, b) => ORDER[a.state] - ORDER[b.state]),
  }));
  return { people, page, pageSize: PAGE_SIZE, total };
}

/** Turns rows into what the admin shows: with titles, and with where they stand today. */
export async function presenter({ units, workflows, time }: Container): Promise<(row: MembershipRow) => MembershipView> {
  const titles = await units.titles();
  const today = time.today();
  return (row) => ({
    id: row.id,
    role: row.role,
    roleTitle: workflows.roleTitle(row.role),
    unit: row.unit,
    unitTitle: titles.get(row.unit) ?? row.unit,
    from: row.from_day,
    until: row.until_day,
    state: stateOf(row, today),
  });
}

/** Where a membership stands on a day; both of its days belong to it. */
export function stateOf(
  { from_day: from, until_day: until }: Pick<MembershipRow, 'from_day' | 'until_day'>,
  day: Day,
): MembershipView['state'] {
  if (until !== null && until < day) return 'ended';
  return from !== null && from > day ? 'future' : 'current';
}
