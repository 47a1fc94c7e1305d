import type { Text } from '../../../../engine/text';

/** Entries of the log that are no events of a workflow: what happens to a card beside its stages. */
export const LOG_EVENTS: Readonly<Record<string, Text>> = {
  assign: { 'zh-Hans': '指定承办人', en: 'Assigned' },
  edit: { 'zh-Hans': '修改内容', en: 'Content edited' },
  discard: { 'zh-Hans': '删除草稿', en: 'Draft deleted' },
};
