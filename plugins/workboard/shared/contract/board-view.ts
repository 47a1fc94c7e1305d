/** Views of a board that people saved under a name. Row rules hold on top of every view. */
import type { Text } from '../../engine/text';
import type { RoleKey } from '../../engine/text';
import type { BoardFilter, BoardLayout } from './board';

/** What a view sets. */
export interface BoardViewSettings {
  filter: BoardFilter;
  layout: BoardLayout;
  density: 'comfortable' | 'compact';
}

/** GET /boards/:workflow/views → BoardView[]: my own and those that are shared with me. */
export interface BoardView extends BoardViewSettings {
  id: number;
  name: string;
  /** `private`: only its owner · `unit`: who holds an office role in `unit` · `all`: everybody who may open the board. */
  sharedWith: 'private' | 'unit' | 'all';
  unit: string | null;
  /** Office role whose members begin with this view; null for none. */
  defaultRole: RoleKey | null;
  defaultRoleTitle: Text | null;
  /** One of my office roles begins with it. */
  isDefault: boolean;
  owner: string;
  mine: boolean;
  /** I may change and delete it. */
  mayChange: boolean;
}

/**
 * POST /boards/:workflow/views → BoardView, PUT /views/:id → BoardView, DELETE /views/:id → null. A shared view is changed by its owner or by
 * somebody with `view.share`; a default for an office role needs `view.share`.
 */
export interface SaveViewRequest extends BoardViewSettings {
  name: string;
  sharedWith: BoardView['sharedWith'];
  unit: string | null;
  defaultRole: RoleKey | null;
}
