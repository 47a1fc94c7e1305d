import type { Text } from '../../../../engine/text';

/** Entries of the log that are no events of a workflow: what happens to a card beside its stages, and what happens to no card at all. */
export const LOG_EVENTS = {
  assign: { 'zh-Hans': '指定承办人', en: 'Assigned' },
  'audit.find': { 'zh-Hans': '巡查发现问题', en: 'Found by the audit' },
  'audit.clear': { 'zh-Hans': '巡查问题已消除', en: 'Found no longer' },
  'card.comment': { 'zh-Hans': '评论', en: 'Comment' },
  'card.attach': { 'zh-Hans': '添加附件', en: 'File attached' },
  'card.supersede': { 'zh-Hans': '附件换新版', en: 'File replaced by a new version' },
  'attachment.open': { 'zh-Hans': '打开含个人信息的附件', en: 'File with personal data opened' },
  'notice.template': { 'zh-Hans': '更换文书模板', en: 'Template of a notice changed' },
  'notice.open': { 'zh-Hans': '打开文书', en: 'Notice opened' },
  'notice.make': { 'zh-Hans': '生成文书', en: 'Notice made' },
  'calendar.apply': { 'zh-Hans': '更新工作日历', en: 'Calendar changed' },
  edit: { 'zh-Hans': '修改内容', en: 'Content edited' },
  place: { 'zh-Hans': '手动排序', en: 'Placed by hand' },
  'messages.settings': { 'zh-Hans': '修改消息设置', en: 'Message settings changed' },
  discard: { 'zh-Hans': '删除草稿', en: 'Draft deleted' },
  'membership.grant': { 'zh-Hans': '授予岗位', en: 'Office role given' },
  'membership.change': { 'zh-Hans': '变更任期', en: 'Term of an office role changed' },
  'membership.end': { 'zh-Hans': '结束任职', en: 'Office role ended' },
  'standin.set': { 'zh-Hans': '设置代办', en: 'Stand-in arranged' },
  'standin.end': { 'zh-Hans': '结束代办', en: 'Stand-in ended' },
  'view.save': { 'zh-Hans': '保存视图', en: 'View saved' },
  'view.change': { 'zh-Hans': '修改视图', en: 'View changed' },
  'view.delete': { 'zh-Hans': '删除视图', en: 'View deleted' },
  'channel.off': { 'zh-Hans': '停用渠道', en: 'Channel switched off' },
  'channel.on': { 'zh-Hans': '启用渠道', en: 'Channel switched on' },
  'channel.rotate': { 'zh-Hans': '更换渠道密钥', en: 'Secret of a channel changed' },
  'channel.retry': { 'zh-Hans': '重发渠道消息', en: 'Message of a channel sent again' },
  'channel.replay': { 'zh-Hans': '补发渠道消息', en: 'Messages of a channel sent anew' },
  'channel.tick': { 'zh-Hans': '手工登记渠道消息', en: 'Message of a channel ticked off by hand' },
  'sentinel.refuse': { 'zh-Hans': '拒收', en: 'Refused at the door' },
  'personal.reveal': { 'zh-Hans': '查看个人信息', en: 'Personal data seen' },
  'personal.erase': { 'zh-Hans': '删除个人信息', en: 'Personal data erased' },
  'bundle.make': { 'zh-Hans': '制作案卷', en: 'Case file made' },
  'bundle.download': { 'zh-Hans': '下载案卷', en: 'Case file taken out' },
  'export.make': { 'zh-Hans': '导出', en: 'Exported' },
} as const satisfies Readonly<Record<string, Text>>;

export type OwnEvent = keyof typeof LOG_EVENTS;

/** The title of one of the log's own entries; undefined for the event of a workflow. */
export function titleOfOwn(event: string): Text | undefined {
  const known: Readonly<Record<string, Text | undefined>> = LOG_EVENTS;
  return known[event];
}
