import type { Text } from '../../../../engine/text';

/** What the jobs of each kind do, for whoever keeps the system. A kind without a name cannot be registered. */
export const JOB_TITLES = {
  'notification.dispatch': { 'zh-Hans': '分发站内消息', en: 'Hand out messages' },
  'notification.due': { 'zh-Hans': '检查期限，提醒和上报', en: 'Look at clocks: remind, report what is overdue' },
  'notification.hours': { 'zh-Hans': '检查按小时计的期限', en: 'Look at clocks that count hours' },
  'notification.digest': { 'zh-Hans': '发送每日汇总邮件', en: 'Send the daily digests' },
  'notification.email': { 'zh-Hans': '发送邮件', en: 'Send an e-mail' },
  'notification.chat': { 'zh-Hans': '发送到工作群', en: 'Tell the chat group' },
  'today.holiday-digest': { 'zh-Hans': '节前提示', en: 'Tell what falls due around a holiday' },
  'calendar.missing': { 'zh-Hans': '检查放假安排是否导入', en: 'Look whether next year’s holidays are imported' },
  'duty.open': { 'zh-Hans': '生成到期的定期事项', en: 'Open the cards of recurring duties' },
  'clock.expire': { 'zh-Hans': '处理期限届满', en: 'Take the steps that follow when a clock runs out' },
  'audit.run': { 'zh-Hans': '巡查关联和应办事项', en: 'Look for links that lead nowhere and duties that nobody took up' },
  'channel.dispatch': { 'zh-Hans': '生成渠道消息', en: 'Make messages for the channels' },
  'channel.send': { 'zh-Hans': '向渠道推送', en: 'Send to the channels' },
  'vault.erase': { 'zh-Hans': '删除到期的个人信息', en: 'Erase personal data whose time is over' },
  'vault.rekey': { 'zh-Hans': '用新密钥重新加密个人信息', en: 'Encrypt personal data anew with the newest key' },
  'job.tidy': { 'zh-Hans': '清理已完成的任务', en: 'Clear jobs that are done' },
  'database.plan': { 'zh-Hans': '更新数据库的查询统计', en: 'Let the database weigh its tables' },
  'door.tidy': { 'zh-Hans': '清理对外申请的过期凭据', en: 'Clear what the public doors need no longer' },
  'bundle.make': { 'zh-Hans': '制作案卷', en: 'Make a case file' },
  'notice.pdf': { 'zh-Hans': '生成文书 PDF', en: 'Make the PDF of a notice' },
} as const satisfies Readonly<Record<string, Text>>;

/** Kinds of the plugin, and those that the office brings: `office.…`. */
export type JobKind = keyof typeof JOB_TITLES | OfficeJobKind;
export type OfficeJobKind = `office.${string}`;

const officeTitles = new Map<string, Text>();

/** Gives a kind of the office its title. */
export function nameOfficeJob(kind: OfficeJobKind, title: Text): void {
  officeTitles.set(kind, title);
}

/** The title of a kind; one that an older version knew is called by its name. */
export function jobTitle(kind: string): Text {
  const known: Readonly<Record<string, Text | undefined>> = JOB_TITLES;
  return known[kind] ?? officeTitles.get(kind) ?? { 'zh-Hans': kind, en: kind };
}
