import { body, bodyLoop, colophon, empty, heading, letterhead, paragraph, signature, table, title } from './word.mjs';

const OFFICE = '台州市黄岩区人民政府办公室';
/** A space as wide as a character. */
const SPACE = '\u3000';
const label = (text) => ({ text, label: true });
const wide = (text, span) => ({ text, span });

/** Templates that belong to no single policy, and those of interpretation and official documents. */
export const OFFICE_TEMPLATES = {
  // 审批单: any card, with its whole history.
  'notices/approval-sheet.docx': [
    paragraph(OFFICE, { align: 'center', font: '方正小标宋简体', size: 36, line: 600, color: 'E60012' }),
    title('{workflow}审批单', { before: 0, after: 200 }),
    table(
      [28, 50, 28, 50],
      [
        [label('标题'), wide('{title}', 3)],
        [label('编号'), '{number}', label('所属单位'), '{unit}'],
        [label('当前阶段'), '{stage}', label('建立日期'), '{openedOn}'],
      ],
    ),
    paragraph('基本情况', { font: '黑体', size: 28, before: 160, keep: true }),
    table([50, 106], [[label('{#facts}{label}'), '{value}{/facts}']]),
    paragraph('办理经过', { font: '黑体', size: 28, before: 160, keep: true }),
    table(
      [14, 36, 34, 30, 42],
      [
        [label('序号'), label('时间'), label('步骤'), label('办理人'), label('意见')],
        [
          { text: '{#steps}{no}', align: 'center' },
          '{at}',
          ['{what}', '{stages}'],
          ['{who}', '{unitOf}'],
          ['{comment}', '{answers}{/steps}'],
        ],
      ],
      { header: 1, size: 21 },
    ),
    paragraph('{maker}　{madeOn}生成　第{version}版', { align: 'right', size: 21, line: 400, before: 120 }),
  ],

  // T-11 解读文本
  'interpretation/notices/interpretation-text.docx': [
    title('{title}'),
    bodyLoop('summary'),
    // The outer loop begins in the heading and ends behind the inner one, so that no empty paragraph is left of its tags.
    heading('{#sections [loopOver:"paragraph"]}{no}、{heading}'),
    bodyLoop('lines', '{/sections}'),
    empty(),
    body('解读机关：{agency}'),
    body('解读人：{interpreter}'),
    body('联系方式：{contact}'),
    signature('{agency}', '{documentDate}'),
  ],

  // T-12 不解读审批单
  'interpretation/notices/waiver-slip.docx': [
    paragraph(OFFICE, { align: 'center', font: '方正小标宋简体', size: 36, line: 600, color: 'E60012' }),
    title('行政规范性文件不解读审批单', { before: 0, after: 200 }),
    paragraph('{number}', { align: 'right', size: 24, line: 440 }),
    table(
      [35, 47, 30, 44],
      [
        [label('文件名称'), wide('{documents}', 3)],
        [label('牵头起草单位'), '{unit}', label('申请日期'), '{requestedOn}'],
        [label('不解读理由'), { text: '{reason}', span: 3, tall: true }],
        [label('分管副主任意见'), { text: '{opinion}', span: 3, tall: true }],
        [label('审批人'), '{decidedBy}', label('审批日期'), '{decidedOn}'],
      ],
    ),
    paragraph('依据《黄岩区人民政府办公室关于进一步做好政策解读工作的通知》，不解读的须经区政府分管副主任同意。本单随文件归档。', {
      size: 24,
      line: 440,
      before: 160,
    }),
  ],

  // T-15 保密征求意见函
  'official-document/notices/secrecy-letter.docx': [
    letterhead(OFFICE, '{number}'),
    title('关于征求《{title}》是否公开意见的函'),
    paragraph('{recipient}：', {}),
    body('{unit}拟办公文《{title}》，按照“先审查、后公开”的要求进行保密审查，不能确定是否公开。现就下列事项征求你单位意见：'),
    bodyLoop('points'),
    body('{#unclear [loopOver:"paragraph"]}该公文是否属于国家秘密、属于何种密级不明确，《政府信息公开保密审查表》内容如下：{/unclear}'),
    bodyLoop('reviewForm'),
    body('请研究后书面答复。收到书面答复前，该公文不予公开。'),
    signature(OFFICE, '{sentOn}'),
    body('（联系人：{contact}，{unit}）'),
    colophon(['抄送：区政府办公室保密领导小组。', `${OFFICE}${SPACE.repeat(5)}{sentOn}印发`]),
  ],

  // T-13 半月纸质文件移送清单 and 对照检查表
  'official-document/notices/paper-handover.docx': [
    paragraph(OFFICE, { align: 'center', font: '方正小标宋简体', size: 36, line: 600, color: 'E60012' }),
    title('主动公开纸质文件移送清单', { before: 0, after: 100 }),
    paragraph('{number}　印发期间：{from}至{until}', { align: 'center', size: 24, line: 440 }),
    table(
      [16, 50, 50, 40],
      [
        [label('序号'), label('发文字号'), label('文件标题'), label('印发日期')],
        [{ text: '{#documents}{no}', align: 'center' }, '{docNumber}', '{title}', '{issuedOn}{/documents}'],
      ],
      { header: 1 },
    ),
    paragraph('共 {count} 件', { size: 24, line: 440, before: 80 }),
    title('对照检查表', { size: 36, before: 160, after: 100 }),
    table(
      [12, 45, 36, 36, 27],
      [
        [label('序号'), label('发文字号'), label('内网加载日期'), label('门户公开日期'), label('对照结果')],
        [{ text: '{#checks}{no}', align: 'center' }, '{docNumber}', '{intranetOn}', '{portalOn}', '{result}{/checks}'],
      ],
      { header: 1, size: 21 },
    ),
    paragraph('移送人（秘书科）：　　　　　　　　接收人（政务公开科）：', { size: 28, before: 300 }),
    paragraph('移送日期：　　年　　月　　日　　　　{madeOn}制表', { size: 28 }),
  ],
};
