export { BulkBar } from './BulkBar';
export { createSelection, SelectionContext, useSelected, useSelection, type Selection } from './selection';
