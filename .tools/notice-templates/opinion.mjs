import { body, bodyLoop, colophon, empty, letterhead, paragraph, signature, table, title } from './word.mjs';

const OFFICE = '台州市黄岩区人民政府办公室';
const OPINION_OFFICE = '黄岩区人民政府办公室政务舆情应对办公室';
const label = (text) => ({ text, label: true });
const wide = (text, span) => ({ text, span });
const headline = (text) => paragraph(text, { align: 'center', font: '方正小标宋简体', size: 36, line: 600, color: 'E60012' });

/** Rows of events, as the weekly report and the bulletin list them. */
const EVENTS = table(
  [12, 38, 42, 36, 28],
  [
    [label('序号'), label('编号'), label('事项'), label('发现日期'), label('涉事单位')],
    [{ text: '{#events}{no}', align: 'center' }, '{eventNumber}', '{title}', '{foundOn}', '{unit}{/events}'],
  ],
  { header: 1, size: 24 },
);

/** Templates of public opinion events, statements and recurring duties. */
export const OPINION_TEMPLATES = {
  // T-25 舆情快报
  'opinion-event/notices/flash-report.docx': [
    headline('舆情快报'),
    paragraph('{number}', { align: 'center', after: 200 }),
    table(
      [24, 46, 24, 62],
      [
        [label('事项'), wide('{title}', 3)],
        [label('舆情编号'), '{eventNumber}', label('发现时间'), '{foundAt}'],
        [label('涉事单位'), '{unit}', label('回应时限'), '{respondBy}'],
        [label('性质'), wide('{nature}', 3)],
        [label('影响力'), wide('{influence}', 3)],
      ],
    ),
    empty(),
    bodyLoop('excerpt'),
    signature(OPINION_OFFICE, '{madeOn}'),
    // R-OPN-16 names the three.
    colophon(['报送：主要领导，分管领导，{unit}。']),
  ],
  // T-28 上报报告
  'opinion-event/notices/upward-report.docx': [
    letterhead(OFFICE, '{number}'),
    title('关于{title}的报告'),
    paragraph('{superior}：'),
    bodyLoop('text'),
    signature(OFFICE, '{madeOn}'),
  ],
  // T-27 口径审批单
  'statement/notices/statement-slip.docx': [
    headline(OFFICE),
    title('政务舆情口径审批单', { before: 0, after: 200 }),
    table(
      [22, 60, 24, 50],
      [
        [label('编号'), '{number}', label('舆情编号'), '{eventNumber}'],
        [label('标题'), wide('{title}', 3)],
        [label('审批人'), '{approver}', label('日期'), '{approvedOn}'],
      ],
    ),
    empty(),
    bodyLoop('body'),
    table(
      [14, 82, 60],
      [
        [label('序号'), label('已核实的事实'), label('来源')],
        [{ text: '{#facts}{no}', align: 'center' }, '{fact}', '{source}{/facts}'],
      ],
      { header: 1, size: 24 },
    ),
  ],
  // T-26 舆情周报
  'office-duty/notices/weekly-report.docx': [
    headline('舆情周报'),
    paragraph('{number}', { align: 'center', after: 200 }),
    body('{from}至{until}，共有一般舆情 {count} 件。'),
    bodyLoop('comment'),
    EVENTS,
    signature(OPINION_OFFICE, '{madeOn}'),
    colophon(['报送：{recipients}。']),
  ],
  // T-29 舆情通报
  'office-duty/notices/bulletin.docx': [
    headline('舆情通报'),
    paragraph('{number}', { align: 'center', after: 200 }),
    body('{from}至{until}，共处置重要政务舆情 {count} 件。'),
    bodyLoop('comment'),
    EVENTS,
    signature(OFFICE, '{madeOn}'),
    colophon(['发送：{recipients}。']),
  ],
  // T-13 对照检查表
  'office-duty/notices/batch-check.docx': [
    headline(OFFICE),
    title('半月纸质文件对照检查表', { before: 0, after: 200 }),
    body('{from}至{until}，印发、内网、门户、纸质逐件对照，差异如下：'),
    table(
      [14, 42, 60, 40],
      [
        [label('序号'), label('发文字号'), label('标题'), label('差异')],
        [{ text: '{#differences}{no}', align: 'center' }, '{docNumber}', '{title}', '{words}{/differences}'],
      ],
      { header: 1, size: 24 },
    ),
    empty(),
    body('移送人：{handedBy}　　接收人：{receivedBy}'),
    signature('', '{madeOn}'),
  ],
};
