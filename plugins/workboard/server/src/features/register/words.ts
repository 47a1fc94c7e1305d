import type { CardField } from '../../../../engine/register';
import type { Text } from '../../../../engine/text';

const say = (zh: string, en: string): Text => ({ 'zh-Hans': zh, en });

/** What the plugin's own columns are called. */
export const CARD_TITLES: Readonly<Record<CardField, Text>> = {
  number: say('编号', 'Number'),
  title: say('标题', 'Title'),
  stage: say('阶段', 'Stage'),
  stageSince: say('进入阶段日期', 'In the stage since'),
  unit: say('单位', 'Unit'),
  assignee: say('承办人', 'Assignee'),
  due: say('到期日', 'Due'),
  openedOn: say('建卡日期', 'Opened'),
  closedOn: say('办结日期', 'Closed'),
  seal: say('审定内容指纹', 'Seal'),
  sealedOn: say('审定封存日期', 'Sealed'),
  sealedBy: say('封存人', 'Sealed by'),
  sealBroken: say('封存状态', 'State of the seal'),
};

const PARTS: Readonly<Record<string, Text>> = {
  started: say('起算日', 'started'),
  due: say('到期日', 'due'),
  stopped: say('办结日', 'done'),
  state: say('办理情况', 'state'),
  day: say('日期', 'day'),
  actor: say('经办人', 'by'),
  reason: say('理由', 'reason'),
};

/** “门户网站发布 · 到期日”. */
export function partTitle(title: Text, part: string): Text {
  const words = PARTS[part] ?? say(part, part);
  return say(`${title['zh-Hans']} · ${words['zh-Hans']}`, `${title.en} · ${words.en}`);
}

/** How an obligation was kept, or is being kept. */
export const CLOCK_STATES = {
  met: say('按期', 'On time'),
  late: say('超期', 'Late'),
  running: say('计时中', 'Running'),
  overdue: say('逾期', 'Overdue'),
  suspended: say('暂停', 'Suspended'),
  cancelled: say('已取消', 'Cancelled'),
} as const;

export const SEAL_STATES = { intact: say('与审定稿一致', 'Intact'), broken: say('审定后有改动', 'Changed since') } as const;

/** What the first sheet of an export and its labels say. */
export const EXPORT_WORDS = {
  about: say('说明', 'About'),
  table: say('台账', 'Table'),
  filter: say('筛选条件', 'Filter'),
  none: say('未筛选，您能看到的全部办件', 'None: every card you may see'),
  made: say('导出时间', 'Exported at'),
  by: say('导出人', 'Exported by'),
  rows: say('行数', 'Rows'),
  order: say('排列', 'Order'),
  byOpening: say('按建卡先后', 'As the cards were opened'),
  scope: say('范围', 'Scope'),
  ownUnits: say(
    '按您的岗位和单位可见的办件；列入本表的每一步均有不可更改的经过记录',
    'What your office roles and units may see; every step is kept in a log that nobody can change',
  ),
  card: say('卡片号', 'Card'),
  period: say('期间', 'Period'),
  item: say('项目', 'Item'),
  holds: say('相符', 'Holds'),
  fails: say('不相符', 'Does not hold'),
  urgency: say('时限状态', 'Time limit'),
} as const;

/** Urgencies, as the filter and the column of an export call them. */
export const URGENCIES: Readonly<Record<string, Text>> = {
  overdue: say('逾期', 'Overdue'),
  today: say('今日到期', 'Due today'),
  soon: say('2个工作日内到期', 'Due within 2 workdays'),
  near: say('5个工作日内到期', 'Due within 5 workdays'),
  later: say('5个工作日以后', 'Later'),
  suspended: say('暂停计时', 'Suspended'),
  inTime: say('未逾期', 'Not overdue'),
  done: say('已办结', 'Done'),
};

export const FILTER_WORDS = {
  q: say('搜索', 'Search'),
  unit: say('单位', 'Unit'),
  assignee: say('承办人', 'Assignee'),
  me: say('我', 'me'),
  nobody: say('未指定', 'nobody'),
  watched: say('我关注的', 'Followed by me'),
  urgency: say('时限', 'Time limit'),
  stage: say('阶段', 'Stage'),
  open: say('未办结', 'Open'),
  closed: say('已办结', 'Closed'),
  from: say('自', 'from'),
  to: say('至', 'to'),
} as const;
