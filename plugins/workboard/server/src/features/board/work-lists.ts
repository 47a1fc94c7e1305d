import { filterOf, type RegisterDefinition } from '../../../../engine/register';
import type { WorkList } from '../../../../shared/contract';

/** The work lists that a pack presets for a register, each with the address of its cards. */
export function workListsOf({ key, lists = [] }: RegisterDefinition): WorkList[] {
  return lists.map((list) => ({ register: key, key: list.key, title: list.title, filter: filterOf(list) }));
}
