import type { Text } from '../../engine/text';

/** A work list that the pack presets (工作清单): a register, narrowed. */
export interface WorkList {
  register: string;
  key: string;
  title: Text;
  /** Parameter by parameter, as in the register's address. */
  filter: Readonly<Record<string, string>>;
}
