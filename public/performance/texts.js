import { addTexts } from '/apply/texts.js';

addTexts({
  name: ['政务公开办理时限', 'How time limits are kept'],
  rates: ['年度统计', 'Year by year'],
  drafts: ['征求意见稿', 'Drafts'],
  intro: [
    '本单位遵守各项办理时限的情况，按到期日所在年度统计，截至 {day}。',
    'How this office kept its time limits, by the year of the due day, as of {day}.',
  ],
  year: ['年度', 'Year'],
  obligation: ['事项', 'Obligation'],
  due: ['应办', 'Due'],
  onTime: ['按时办结', 'In time'],
  late: ['逾期办结', 'Late'],
  open: ['在办未到期', 'Not due yet'],
  overdue: ['逾期未办结', 'Overdue'],
  onTimeRate: ['按时率', 'Kept in time'],
  none: ['—', '—'],
});
