export { faultInTags, innerOf } from './check-tags';
export { factsOfNotice, personsScope, readsMatrix, whereOf } from './compiled-notice';
export { mergeData, type NoticeWords } from './merge-data';
export { noticesOf } from './notices-of';
export { parseSharedNotices } from './parse-shared';
export { periodOf } from './period';
