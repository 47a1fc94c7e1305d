export { BulkBar } from './BulkBar';
export type { BulkTarget } from './in-portions';
export { createSelection, SelectionContext, useSelected, useSelection, type Selection } from './selection';
