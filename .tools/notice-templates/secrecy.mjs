import { body, bodyLoop, letterhead, paragraph, signature, table, title, when } from './word.mjs';

/** The notices of the secrecy review (T-14, T-15, T-16). Tags are those of the pack secrecy-review. */
const OFFICE = '台州市黄岩区人民政府办公室';
const label = (text) => ({ text, label: true });
const wide = (text, span = 3) => ({ text, span });
const tall = (text) => ({ text, span: 3, tall: true });

/** A part of the form below its first table: its heading, which goes with its table, and the table of it. */
const part = (text) => paragraph(text, { font: '黑体', size: 28, before: 160, keep: true });
const list = (widths, head, row) => table(widths, [head.map(label), row], { header: 1, size: 21 });

export const SECRECY_TEMPLATES = {
  // T-14 政府信息公开保密审查表
  'secrecy-review/notices/review-form.docx': [
    paragraph(OFFICE, { align: 'center', font: '方正小标宋简体', size: 36, line: 600, color: 'E60012' }),
    title('政府信息公开保密审查表', { before: 0, after: 100 }),
    paragraph('{number}', { align: 'right', size: 24, line: 440 }),
    table(
      [28, 50, 28, 50],
      [
        [label('信息名称'), wide('{title}')],
        [label('信息类别'), '{kind}', label('产生单位'), '{unit}'],
        [label('初步意见'), '{proposal}', label('提出日期'), '{openedOn}'],
        [label('初步意见理由'), wide('{proposalReason}')],
        [label('审查依据'), wide(['{laws}', '密级具体范围：{scopes}'])],
        [label('共同制作机关'), wide('{coProducers}')],
        [label('科室负责人意见'), wide('{endorsement}')],
        [label('{#answers}{question}'), wide('{answer}{/answers}')],
        [label('涉及内容'), wide('{found}')],
        [label('机构审查意见'), tall('{opinion}')],
        [label('不明确事项'), wide('{unclear}')],
        [label('结论'), wide('{conclusion}')],
        [label('理由'), wide('{reason}')],
      ],
      { size: 21 },
    ),
    when(
      'escalated',
      part('逐级报定'),
      list([50, 30, 30, 46], ['机关', '报送日期', '答复日期', '答复'], ['{#hops}{body}', '{sentOn}', '{answeredOn}', '{answer}{/hops}']),
    ),
    when(
      'wasSecret',
      part('定密经过'),
      list(
        [34, 50, 36, 36],
        ['原密级', '定密机关', '定密日期', '保密期限届满'],
        ['{#classified}{level}', '{by}', '{classifiedOn}', '{expiredOn}{/classified}'],
      ),
    ),
    when('offline', part('涉密原件'), table([40, 116], [[label('线下保管处所'), '{custody}']], { size: 21 })),
    when(
      'asked',
      part('共同机关书面答复'),
      list(
        [50, 26, 38, 42],
        ['机关', '意见', '答复日期', '复函文号'],
        ['{#consents}{agency}', '{answer}', '{answeredOn}', '{reference}{/consents}'],
      ),
    ),
    when(
      'byConsent',
      part('经权利人同意公开'),
      list([56, 40, 60], ['权利人', '书面同意日期', '书面同意编号'], ['{holder}', '{consentOn}', '{consentReference}']),
    ),
    when(
      'byInterest',
      part('因公共利益公开'),
      list([72, 38, 46], ['公共利益的理由', '告知第三方日期', '告知书文号'], ['{interest}', '{toldOn}', '{toldReference}']),
    ),
    when(
      'partly',
      part('不公开的内容'),
      list([16, 90, 50], ['序号', '位置', '依据'], [{ text: '{#withheld}{no}', align: 'center' }, '{passage}', '{ground}{/withheld}']),
    ),
    part('审查审批手续'),
    list([38, 40, 32, 46], ['时间', '手续', '办理人', '意见'], ['{#steps}{at}', '{what}', '{who}', '{comment}{/steps}']),
    paragraph('先审查、后公开。本表随件归档。　{madeOn}制表', { align: 'right', size: 21, line: 400, before: 120 }),
  ],

  // 泄密事件（隐患）报告
  'secrecy-incident/notices/incident-report.docx': [
    letterhead(OFFICE, '{number}'),
    title('关于《{title}》涉嫌泄密的报告'),
    paragraph('{recipient}：', {}),
    body('{discoveredOn}，我办发现由{unit}产生并已公开的《{title}》涉嫌泄密，已即时从全部渠道撤下，版本和办理日志已封存。现报告如下。'),
    body('一、发现情况'),
    bodyLoop('found'),
    body('二、扩散范围'),
    bodyLoop('scope'),
    body('三、已采取的措施'),
    bodyLoop('measures'),
    body('四、公开前的审查审批经过', { keep: true }),
    table(
      [50, 60, 46],
      [
        [label('时间'), label('手续'), label('办理人')],
        ['{#trail}{at}', '{what}', '{who}{/trail}'],
      ],
      { header: 1, size: 24 },
    ),
    signature(OFFICE, '{reportedOn}'),
  ],

  // T-15, from the review itself
  'secrecy-review/notices/escalation-letter.docx': [
    letterhead(OFFICE, '{number}'),
    title('关于报请确定《{title}》是否属于国家秘密的函'),
    paragraph('{recipient}：', {}),
    body(
      '我办拟公开的《{title}》，是否属于国家秘密、属于何种密级不明确。根据保密审查制度，现将下列事项报请确定，《政府信息公开保密审查表》附后：',
    ),
    bodyLoop('unclear'),
    body('我办意见：'),
    bodyLoop('opinion'),
    body('请予确定并书面答复；无权确定的，请告知有权确定的机关。答复前该信息不予公开。'),
    signature(OFFICE, '{sentOn}'),
    body('（联系人：{contact}）'),
  ],

  // T-16
  'secrecy-review/notices/consent-letter.docx': [
    letterhead(OFFICE, '{number}'),
    title('关于征求《{title}》公开意见的函'),
    paragraph('{recipients}：', {}),
    body('《{title}》由我办与贵单位共同形成。根据保密审查制度第七条，公开前须书面征得贵单位同意。'),
    bodyLoop('content'),
    body('请书面答复。收到书面同意前，该信息不予公开。'),
    signature(OFFICE, '{sentOn}'),
    body('（联系人：{contact}）'),
  ],
};
