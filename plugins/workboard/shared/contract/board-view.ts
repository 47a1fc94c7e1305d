/** Views of a board or of a register that people saved under a name. Row rules hold on top of every view. */
import type { Text } from '../../engine/text';
import type { RoleKey } from '../../engine/text';
import type { BoardFilter, BoardLayout } from './board';

/** What a view of a board sets. */
export interface BoardViewSettings {
  filter: BoardFilter;
  layout: BoardLayout;
  density: 'comfortable' | 'compact';
}

/** What a view of a register sets: what narrows and orders it, parameter by parameter as in its address (`is.attribute.kind`, `sort`). */
export interface RegisterViewSettings {
  filter: Readonly<Record<string, string>>;
}

/** Under which name a view is kept, and for whom. */
export interface ViewNaming {
  name: string;
  /** `private`: only its owner · `unit`: who holds an office role in `unit` · `all`: everybody who may open the board or register. */
  sharedWith: 'private' | 'unit' | 'all';
  unit: string | null;
  /** Office role whose members begin with this view; null for none. */
  defaultRole: RoleKey | null;
}

export interface SavedView extends ViewNaming {
  id: number;
  defaultRoleTitle: Text | null;
  /** One of my office roles begins with it. */
  isDefault: boolean;
  owner: string;
  mine: boolean;
  /** I may change and delete it. */
  mayChange: boolean;
}

/** GET /boards/:workflow/views → BoardView[]: my own and those that are shared with me. */
export interface BoardView extends SavedView, BoardViewSettings {}

/** GET /registers/:workflow/:register/views → SavedRegister[] */
export interface SavedRegister extends SavedView, RegisterViewSettings {}

/**
 * POST /boards/:workflow/views → BoardView, PUT /views/:id → BoardView, DELETE /views/:id → null (of a register too). A shared view is changed
 * by its owner or by somebody with `view.share`; a default for an office role needs `view.share`.
 */
export interface SaveViewRequest extends BoardViewSettings, ViewNaming {}

/** POST /registers/:workflow/:register/views, PUT /registers/:workflow/:register/views/:id → SavedRegister */
export interface SaveRegisterRequest extends RegisterViewSettings, ViewNaming {}
