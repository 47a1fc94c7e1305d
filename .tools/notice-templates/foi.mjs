import { body, bodyLoop, letterhead, paragraph, signature, table, title } from './word.mjs';

/** The notices of requests for information (T-01 … T-10b, T-23, T-24). Tags are those of the packs foi and foi-consultation. */
const OFFICE = '台州市黄岩区人民政府办公室';
const label = (text) => ({ text, label: true });
const LAW = '《中华人民共和国政府信息公开条例》';

/** Whom a letter is to: by name, and by address where it goes by post. */
const ADDRESSEE = [paragraph('{applicant}：', {}), paragraph('{#posted [loopOver:"paragraph"]}（通信地址：{address}）{/posted}', {})];

/** Files that go out with a letter; without any, what stands before is kept on the signature's page. */
const ENCLOSURES = body('{#enclosures [loopOver:"paragraph"]}附件{no}：{name}{/enclosures}');

/** A letter to the applicant. */
function toApplicant(heading, ...text) {
  return [letterhead('{office}', '{number}'), title(heading), ...ADDRESSEE, ...text, signature('{office}', '{madeOn}')];
}

/** A formal reply: what was asked, what is answered, and always the way to object. */
function reply(heading, ...text) {
  return [
    letterhead('{office}', '{number}'),
    title(heading),
    ...ADDRESSEE,
    body('本机关于{receivedOn}收到你（单位）提出的政府信息公开申请（登记编号：{caseNumber}），申请内容为：'),
    bodyLoop('request'),
    ...text,
    bodyLoop('text'),
    body('{remedy}', { keep: true }),
    ENCLOSURES,
    signature('{office}', '{signedOn}'),
  ];
}

const REASONS = [body('依据：{ground}。理由如下：'), bodyLoop('reason')];

/** In what form it is given, and why not as asked (条例 40). */
const PROVIDED = [
  body('{#formed [loopOver:"paragraph"]}提供形式：{form}{/formed}'),
  body('{#otherwise [loopOver:"paragraph"]}未按申请的形式提供的原因：{otherForm}{/otherwise}'),
];

/** A letter about a request to somebody who did not make it: it never says who did. */
function letter(heading, ...text) {
  return [
    letterhead(OFFICE, '{number}'),
    title(heading),
    paragraph('{recipient}：', {}),
    ...text,
    signature(OFFICE, '{sentOn}'),
    body('（联系人：{contact}，政务公开科）'),
  ];
}

/** A third party that is a person is written to at an address. */
const AT_ADDRESS = paragraph('{#addressed [loopOver:"paragraph"]}（通信地址：{address}）{/addressed}', {});

export const FOI_TEMPLATES = {
  // T-01 登记回执
  'foi/notices/receipt.docx': toApplicant(
    '政府信息公开申请登记回执',
    body('你（单位）提出的政府信息公开申请“{content}”已经登记。'),
    body('登记编号：{caseNumber}'),
    body('申请方式：{channel}'),
    body('{#oral [loopOver:"paragraph"]}代为填写人：{takenDownBy}（已向申请人宣读并经其确认）{/oral}'),
    body('{#assisted [loopOver:"paragraph"]}需要的帮助：{assistance}{/assisted}'),
    body('收到申请之日：{receivedOn}'),
    body(
      '答复期限：{due}。征求第三方和其他机关意见所需时间不计算在内；要求补正的，自收到补正的申请之日起重新计算；延长答复期限的，另行书面告知。',
    ),
  ),
  // T-02
  'foi/notices/correction-notice.docx': toApplicant(
    '政府信息公开申请补正告知书',
    body(
      '本机关于{receivedOn}收到你（单位）提出的政府信息公开申请（登记编号：{caseNumber}）。经审查，申请内容不明确或者不完整。根据' +
        LAW +
        '第三十条，请对下列事项一并作出补正：',
    ),
    body('{#points [loopOver:"paragraph"]}{no}．{what}{/points}'),
    body(
      '请自收到本告知书之日起{period}个工作日内补正。答复期限自本机关收到补正的申请之日起计算。无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请。',
    ),
  ),
  // T-03
  'foi/notices/extension-notice.docx': toApplicant(
    '政府信息公开延期答复告知书',
    body('本机关于{receivedOn}收到你（单位）提出的政府信息公开申请（登记编号：{caseNumber}），应于{due}前答复。'),
    bodyLoop('reason'),
    body(
      '根据' +
        LAW +
        '第三十三条第二款，经政府信息公开工作机构负责人同意，延长{days}个工作日答复。征求第三方和其他机关意见所需时间不计算在内。',
    ),
    body('{#dated [loopOver:"paragraph"]}延长后的答复期限为{newDue}。{/dated}'),
  ),
  // T-04
  'foi/notices/reason-notice.docx': toApplicant(
    '政府信息公开申请说明理由告知书',
    body('你（单位）提出的政府信息公开申请共{count}件，数量、频次明显超过合理范围：'),
    bodyLoop('grounds'),
    body(
      '根据' +
        LAW +
        '第三十五条，请说明理由。理由不合理的，本机关不予处理；理由合理但无法在规定期限内答复的，本机关将确定延迟答复的合理期限并告知你（单位）。',
    ),
  ),
  'foi/notices/delay-notice.docx': toApplicant(
    '政府信息公开延迟答复告知书',
    body('你（单位）提出的政府信息公开申请（登记编号：{caseNumber}），本机关已收到你（单位）说明的理由。'),
    body('本机关认为理由合理，但无法在规定的期限内答复。根据' + LAW + '第三十五条，本机关将于{repliedBy}前答复。'),
  ),
  'foi/notices/consultation-told.docx': toApplicant(
    '征求意见告知书',
    body('你（单位）申请公开的政府信息（登记编号：{caseNumber}），本机关于{sentOn}依法征求{whom}意见。'),
    body('根据' + LAW + '第三十三条第三款，征求意见所需时间不计算在答复期限内。'),
  ),
  // T-23
  'foi/notices/fee-notice.docx': toApplicant(
    '政府信息公开信息处理费收费通知书',
    body(
      '你（单位）提出的政府信息公开申请（登记编号：{caseNumber}）超过规定的免费数量。根据' +
        LAW +
        '第四十二条和《政府信息公开信息处理费管理办法》，应缴纳信息处理费{amount}元。计算如下：',
    ),
    body('{computation}。'),
    table(
      [40, 40, 38, 38],
      [
        [label('自第几件'), label('至第几件'), label('每件（元）'), label('小计（元）')],
        [{ text: '{#lines}{from}', align: 'center' }, { text: '{until}', align: 'center' }, '{rate}', '{sum}{/lines}'],
      ],
      { header: 1 },
    ),
    body('请自收到本通知之日起20个工作日内缴纳。逾期未缴纳的，视为放弃申请，本机关不再处理该申请。'),
  ),
  // T-05 … T-09c
  'foi/notices/reply-public.docx': reply(
    '政府信息已主动公开告知书',
    body('你（单位）申请公开的政府信息已经主动公开，获取的方式和途径为：'),
    bodyLoop('where'),
  ),
  'foi/notices/reply-agency.docx': reply(
    '非本机关政府信息公开告知书',
    body('你（单位）申请公开的政府信息不属于本机关负责公开，建议向{agency}咨询，联系方式：{agencyContact}。'),
    ...REASONS,
  ),
  'foi/notices/reply-granted.docx': reply('政府信息予以公开答复书', body('经审查，你（单位）申请公开的政府信息予以公开。'), ...PROVIDED),
  'foi/notices/reply-denied.docx': reply('政府信息不予公开答复书', body('经审查，你（单位）申请公开的政府信息不予公开。'), ...REASONS),
  'foi/notices/reply-partial.docx': reply(
    '政府信息部分公开答复书',
    body('经审查，你（单位）申请公开的政府信息部分予以公开。不予公开的部分如下：'),
    table(
      [16, 70, 70],
      [
        [label('序号'), label('内容'), label('理由')],
        [{ text: '{#withheld}{no}', align: 'center' }, '{what}', '{why}{/withheld}'],
      ],
      {
        header: 1,
      },
    ),
    ...REASONS,
    ...PROVIDED,
  ),
  'foi/notices/reply-unable.docx': reply(
    '政府信息无法提供答复书',
    body('{#searched [loopOver:"paragraph"]}本机关于{searchedOn}以“{keywords}”检索，结果为：{searchNote}{/searched}'),
    body('经审查，本机关无法提供你（单位）申请公开的政府信息。'),
    ...REASONS,
  ),
  'foi/notices/reply-not-processed.docx': reply(
    '政府信息公开申请不予处理告知书',
    body('经审查，本机关对你（单位）的申请不予处理。'),
    ...REASONS,
    body('{#told [loopOver:"paragraph"]}获取的途径：{where}{/told}'),
  ),
  'foi/notices/reply-record.docx': reply('更正政府信息记录答复书'),
  'foi/notices/reply-supplement.docx': toApplicant(
    '政府信息公开补充答复书',
    body('你（单位）申请公开政府信息（登记编号：{caseNumber}）一事，本机关已作出答复（{number}）。现补充答复如下：'),
    bodyLoop('supplement'),
    body('{remedy}'),
    body('{#dated [loopOver:"paragraph"]}申请行政复议的最后一日为{reviewUntil}。{/dated}', { keep: true }),
    ENCLOSURES,
  ),
  // T-24
  'foi/notices/archive-list.docx': [
    paragraph(OFFICE, { align: 'center', font: '方正小标宋简体', size: 36, line: 600, color: 'E60012' }),
    title('依申请公开归档移交清单', { before: 0, after: 100 }),
    paragraph('{number}　办结期间：{from}至{until}', { align: 'center', size: 24, line: 440 }),
    table(
      [11, 26, 32, 24, 22, 20, 26, 20],
      [
        [
          ...[label('序号'), label('登记编号'), label('申请内容'), label('答复文号'), label('办结日期')],
          ...[label('移交人'), label('接收人、日期'), label('案卷号')],
        ],
        [
          ...[{ text: '{#cases}{no}', align: 'center' }, '{caseNumber}', '{title}', '{replyNumber}', '{closedOn}'],
          ...['{handedOver}', '{received}', '{volume}{/cases}'],
        ],
      ],
      { header: 1, size: 21 },
    ),
    paragraph('共 {count} 卷', { size: 24, line: 440, before: 80 }),
    paragraph('移交人（政务公开科）：　　　　　　　　接收人（秘书科）：', { size: 28, before: 300 }),
    paragraph('移交日期：　　年　　月　　日　　　　{madeOn}制表', { size: 28 }),
  ],
  // T-10, T-10b
  'foi-consultation/notices/third-party-letter.docx': letter(
    '征求第三方意见书',
    AT_ADDRESS,
    body(
      '本机关收到一件政府信息公开申请，涉及“{content}”，公开可能损害你（单位）的合法权益。根据' +
        LAW +
        '第三十二条，现就下列内容征求意见：',
    ),
    bodyLoop('question'),
    body('请自收到本意见书之日起{days}个工作日内书面提出意见；不同意公开的，请说明理由。逾期未提出意见的，由本机关依法决定是否公开。'),
  ),
  'foi-consultation/notices/co-producer-letter.docx': letter(
    '征求共同制作机关意见函',
    body('本机关收到一件政府信息公开申请，涉及与你单位共同制作的政府信息“{content}”。根据' + LAW + '第三十四条，现征求你单位意见：'),
    bodyLoop('question'),
    body('请自收到本函之日起{days}个工作日内提出意见，逾期未提出意见的视为同意公开。'),
  ),
  'foi-consultation/notices/department-letter.docx': letter(
    '依申请公开协办函',
    body('本机关收到一件政府信息公开申请，涉及“{content}”。现请你单位协助提出意见：'),
    bodyLoop('question'),
    body('请自收到本函之日起{days}个工作日内书面答复。'),
  ),
  'foi-consultation/notices/third-party-decision.docx': [
    letterhead(OFFICE, '{number}'),
    title('决定公开告知书'),
    paragraph('{recipient}：', {}),
    AT_ADDRESS,
    body(
      '关于“{content}”一事，你（单位）提出不同意公开的意见。经研究，本机关认为不公开可能对公共利益造成重大影响，根据' +
        LAW +
        '第三十二条，决定公开下列内容：',
    ),
    bodyLoop('disclosed'),
    body('理由如下：'),
    bodyLoop('publicInterest'),
    signature(OFFICE, '{madeOn}'),
  ],
};
