export { withReadableColumns } from './readable-columns';
export { withStatePanel } from './state-panel';
