export { RepeatLists } from './RepeatLists';
export { RepeatSection } from './RepeatSection';
