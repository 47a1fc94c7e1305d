import type { Text } from '../../../../engine/text';

/** Entries of the log that are no events of a workflow: what happens to a card beside its stages. */
export const LOG_EVENTS: Readonly<Record<string, Text>> = {
  assign: { 'zh-Hans': '指定承办人', en: 'Assigned' },
  'card.comment': { 'zh-Hans': '评论', en: 'Comment' },
  'card.attach': { 'zh-Hans': '添加附件', en: 'File attached' },
  'card.supersede': { 'zh-Hans': '附件换新版', en: 'File replaced by a new version' },
  'notice.make': { 'zh-Hans': '生成文书', en: 'Notice made' },
  'calendar.apply': { 'zh-Hans': '更新工作日历', en: 'Calendar changed' },
  edit: { 'zh-Hans': '修改内容', en: 'Content edited' },
  place: { 'zh-Hans': '手动排序', en: 'Placed by hand' },
  'messages.settings': { 'zh-Hans': '修改消息设置', en: 'Message settings changed' },
  discard: { 'zh-Hans': '删除草稿', en: 'Draft deleted' },
};
