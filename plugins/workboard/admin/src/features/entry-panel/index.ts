export { EntryPanel } from './EntryPanel';
