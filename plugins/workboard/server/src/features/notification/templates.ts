import type { Text } from '../../../../engine/text';

/**
 * What a kind of message says: one line, with the parameters of the message in braces. `{card}` is the card's number and title, added when
 * it is read. In English a parameter `stage.en` takes the place of `stage`, where there is one.
 */
export interface Template {
  /** Name of the kind, for the settings. */
  title: Text;
  line: Text;
  /** What the chat group is told of a message that is about no card, of its parameters only what concerns no person; absent: the title. */
  chat?: Text;
  /** Whether it presses: such a message may come in quiet hours, where the office says so; `atOnce`: it does, for its hours run at night too. */
  urgent?: true | 'atOnce';
}

/** The plugin's own messages; the office may word each otherwise. */
export const TEMPLATES = {
  entered: {
    title: { 'zh-Hans': '待办到达', en: 'Waiting for you' },
    line: { 'zh-Hans': '{card}已到“{stage}”，请办理', en: '{card} has come to “{stage}” and waits for you' },
  },
  'entered.urgent': {
    title: { 'zh-Hans': '急件到达', en: 'Urgent, waiting for you' },
    line: { 'zh-Hans': '{card}已到“{stage}”，请立即办理', en: '{card} has come to “{stage}”: please see to it at once' },
    urgent: 'atOnce',
  },
  assigned: {
    title: { 'zh-Hans': '指定承办', en: 'Assigned to you' },
    line: { 'zh-Hans': '{by}指定您承办{card}', en: '{by} assigned {card} to you' },
  },
  returned: {
    title: { 'zh-Hans': '退回', en: 'Returned' },
    line: { 'zh-Hans': '{by}将{card}退回到“{stage}”', en: '{by} returned {card} to “{stage}”' },
  },
  followed: {
    title: { 'zh-Hans': '关注的事项有进展', en: 'Progress of what you follow' },
    line: { 'zh-Hans': '您关注的{card}：{by}办理了“{event}”', en: '{card}, which you follow: {by} did “{event}”' },
  },
  commented: {
    title: { 'zh-Hans': '关注的事项有新评论', en: 'Comment on what you follow' },
    line: { 'zh-Hans': '{by}评论了{card}', en: '{by} commented on {card}' },
  },
  mentioned: {
    title: { 'zh-Hans': '有人提到您', en: 'You are mentioned' },
    line: { 'zh-Hans': '{by}在{card}的评论中提到了您', en: '{by} mentioned you in a comment on {card}' },
  },
  reminder: {
    title: { 'zh-Hans': '期限提醒', en: 'Reminder' },
    line: {
      'zh-Hans': '{card}的“{clock}”还剩 {left} 个工作日，{due} 到期',
      en: '“{clock}” of {card}: {left} workdays left, due {due}',
    },
  },
  'reminder.today': {
    title: { 'zh-Hans': '今日到期', en: 'Due today' },
    line: { 'zh-Hans': '{card}的“{clock}”今天到期', en: '“{clock}” of {card} is due today' },
    urgent: true,
  },
  overdue: {
    title: { 'zh-Hans': '逾期上报', en: 'Overdue' },
    line: {
      'zh-Hans': '{card}的“{clock}”已于 {due} 到期，尚未办结',
      en: '“{clock}” of {card} was due {due} and is not done',
    },
    urgent: true,
  },
  chase: {
    title: { 'zh-Hans': '催办', en: 'Chased' },
    line: { 'zh-Hans': '{card}的“{clock}”已于 {due} 到期。{says}', en: '“{clock}” of {card} was due {due}. {says}' },
    urgent: true,
  },
  'reminder.hours': {
    title: { 'zh-Hans': '限时提醒', en: 'Hours left' },
    line: {
      'zh-Hans': '{card}的“{clock}”须在 {due} {time} 前办结，剩余不足 {left} 小时',
      en: '“{clock}” of {card} is due {due}, {time}: less than {left} hours left',
    },
    urgent: 'atOnce',
  },
  'overdue.hours': {
    title: { 'zh-Hans': '超时上报', en: 'Hours are over' },
    line: {
      'zh-Hans': '{card}的“{clock}”已于 {due} {time} 超时，尚未办结',
      en: '“{clock}” of {card} was due {due}, {time} and is not done',
    },
    urgent: 'atOnce',
  },
  'calendar.applied': {
    title: { 'zh-Hans': '工作日历已更新', en: 'Calendar changed' },
    line: { 'zh-Hans': '{card}的到期日由 {before} 变为 {after}', en: '{card} is now due {after} instead of {before}' },
  },
  'calendar.appliedMany': {
    title: { 'zh-Hans': '工作日历已更新（多项）', en: 'Calendar changed, several items' },
    line: {
      'zh-Hans': '工作日历已更新，您负责的 {count} 项时限的到期日有变，请核对今日必办',
      en: 'The calendar changed: the due days of {count} of your items moved',
    },
  },
  'calendar.missing': {
    title: { 'zh-Hans': '缺少放假安排', en: 'Calendar is missing' },
    line: {
      'zh-Hans': '{year} 年的放假安排尚未导入，有关期限为暂定',
      en: 'The holidays of {year} are not imported yet; dates in that year are provisional',
    },
    chat: {
      'zh-Hans': '{year} 年的放假安排尚未导入，有关期限为暂定',
      en: 'The holidays of {year} are not imported yet; dates in that year are provisional',
    },
  },
  'stand-in.set': {
    title: { 'zh-Hans': '代办安排', en: 'Stand-in arranged' },
    line: {
      'zh-Hans': '{from} 至 {until}，由{substitute}代{principal}办理',
      en: '{substitute} stands in for {principal}, {from} to {until}',
    },
  },
  'stand-in.ended': {
    title: { 'zh-Hans': '代办结束', en: 'Stand-in ended' },
    line: { 'zh-Hans': '{substitute}代{principal}办理的安排已结束', en: '{substitute} no longer stands in for {principal}' },
  },
  'notice.ready': {
    title: { 'zh-Hans': '文书已生成', en: 'Notice ready' },
    line: { 'zh-Hans': '{card}的“{notice}”已生成', en: '“{notice}” of {card} is ready' },
  },
  'holiday.digest': {
    title: { 'zh-Hans': '节前提示', en: 'Before the holiday' },
    line: {
      'zh-Hans': '{holiday}放假期间及节后第一个工作日共有 {count} 项到期，请提前安排',
      en: '{count} items fall due during {holiday} and on the first workday after it',
    },
    chat: {
      'zh-Hans': '{from} 起{holiday}放假，{back} 上班。放假期间及节后第一个工作日到期的事项，请今天处理',
      en: '{holiday} begins {from}, work begins again {back}: please see today to what falls due until then',
    },
  },
} as const satisfies Record<string, Template>;

export type NotificationKind = keyof typeof TEMPLATES;

export const KINDS = Object.keys(TEMPLATES) as readonly NotificationKind[];
