import { body, bodyLoop, heading, letterhead, paragraph, signature, table, title, when } from './word.mjs';

/** The sheets of drafts for comment (T-17 … T-20). Tags are those of the packs consultation and consultation-letter. */
const label = (text) => ({ text, label: true });

/** The four parts of a drafting explanation (R-CON-05b). */
const EXPLANATION = [
  heading('一、制定的必要性和可行性'),
  bodyLoop('necessity'),
  heading('二、需要解决的主要问题'),
  bodyLoop('problems'),
  heading('三、拟出台的主要制度和拟采取的主要措施'),
  bodyLoop('measures'),
  heading('四、起草情况及依据'),
  bodyLoop('process'),
];

const CHANNELS = table(
  [16, 50, 90],
  [
    [label('序号'), label('渠道'), label('公开网址')],
    [{ text: '{#channels}{no}', align: 'center' }, '{name}', '{url}{/channels}'],
  ],
  { header: 1 },
);

const SHORTER = body('{#shortened [loopOver:"paragraph"]}本次征求意见期限经同意缩短，理由是：{shorteningReason}{/shortened}');

export const CONSULTATION_TEMPLATES = {
  // T-17
  'consultation/notices/announcement.docx': [
    letterhead('{unit}', '{number}'),
    title('关于公开征求《{title}》意见的公告'),
    body('为推进社会公众参与行政规范性文件制定，现将《{title}》及起草说明予以公布，征求社会各界意见。'),
    body('征求意见时间：{opensOn}至{closesOn}24时。'),
    SHORTER,
    body('意见反馈方式：{contact}，或者通过下列渠道：'),
    CHANNELS,
    signature('{unit}', '{opensOn}'),
    title('起草说明', { before: 300 }),
    ...EXPLANATION,
    title('{title}', { before: 300 }),
    bodyLoop('text'),
  ],
  // T-18
  'consultation-letter/notices/consultation-letter.docx': [
    letterhead('{unit}', '{number}'),
    title('关于征求《{title}》意见的函'),
    paragraph('{recipient}：', {}),
    body('我单位起草了《{title}》，现书面征求你单位意见：'),
    bodyLoop('question'),
    body('请于{due}前以书面形式反馈修改意见；无意见的，也请书面告知。'),
    signature('{unit}', '{sentOn}'),
    body('（联系人：{contact}）'),
  ],
  // T-19
  'consultation/notices/feedback.docx': [
    title('关于《{title}》公开征求意见采纳情况的反馈'),
    body('{unit}于{opensOn}至{closesOn}就《{title}》公开征求社会公众意见。现将意见采纳情况反馈如下：'),
    bodyLoop('summary'),
    body('共收到意见{total}条，其中采纳{adoptedCount}条，部分采纳{partlyCount}条，不予采纳{notAdoptedCount}条。', { keep: true }),
    when(
      'answered',
      table(
        [14, 26, 18, 26, 72],
        [
          [label('序号'), label('条款'), label('意见数'), label('处理结果'), label('说明')],
          [
            { text: '{#results}{no}', align: 'center' },
            '{clause}',
            { text: '{count}', align: 'center' },
            '{disposition}',
            '{feedback}{/results}',
          ],
        ],
        { header: 1 },
      ),
    ),
    signature('{unit}', '{publishedOn}'),
  ],
  // T-20
  'consultation/notices/drafting-explanation.docx': [
    title('关于《{title}》的起草说明'),
    ...EXPLANATION,
    heading('五、公开征求意见及意见采纳情况'),
    body('{#consulted [loopOver:"paragraph"]}本草案于{opensOn}至{closesOn}24时公开征求社会公众意见，渠道和公开网址见下表。{/consulted}'),
    SHORTER,
    CHANNELS,
    body('{#letters [loopOver:"paragraph"]}书面征求意见{letterCount}份，收到书面反馈{answeredCount}份。{/letters}'),
    body('{#meetings [loopOver:"paragraph"]}{heldOn}，{kind}（{participants}）：{summary}{/meetings}'),
    body('{#experts [loopOver:"paragraph"]}按照规定组织了专家咨询论证，专家意见如下：{/experts}'),
    body('{#opinions [loopOver:"paragraph"]}{expert}：{opinion}{/opinions}'),
    body(
      '{#consulted [loopOver:"paragraph"]}共收到意见{total}条，其中采纳{adoptedCount}条，部分采纳{partlyCount}条，不予采纳{notAdoptedCount}条。{/consulted}',
    ),
    body('{#reasons [loopOver:"paragraph"]}{disposition}（{count}条）：{reason}{/reasons}'),
    bodyLoop('adopted'),
    body('{#exempt [loopOver:"paragraph"]}本草案属于{exemptionGround}，经{exemptedOn}同意，未公开征求意见，说明如下：{/exempt}'),
    bodyLoop('exemptionReason'),
    signature('{unit}', '{submittedOn}'),
  ],
};
