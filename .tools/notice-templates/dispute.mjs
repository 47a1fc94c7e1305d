import { body, bodyLoop, empty, paragraph, signature, table, title } from './word.mjs';

/** The papers of disputes (T-21, T-22). Tags are those of the pack `dispute`. */
const label = (text) => ({ text, label: true });

/** A pleading: who is against whom, the text, and what is enclosed. */
function pleading(heading, respondent, claimant, answers) {
  return [
    title(heading),
    body(`${respondent}：{office}`),
    body(`${claimant}：{claimant}`),
    body('案号：{externalNumber}'),
    body(`${claimant}因不服{challenged}（申请内容：{content}）一案，现${answers}如下：`),
    bodyLoop('text'),
    empty(),
    body('此致'),
    paragraph('{authority}', {}),
    empty(),
    body('附：证据清单及证据{count}件'),
    signature('{office}', '{madeOn}'),
    // With whom it was drafted (R-DSP-02) is on record, not on a paper that goes to the body which decides.
    paragraph('（登记编号：{number}）', { size: 24, line: 440, before: 200 }),
  ];
}

export const DISPUTE_TEMPLATES = {
  'dispute/notices/defense.docx': pleading('行政诉讼答辩状', '答辩人（被告）', '原告', '答辩'),
  'dispute/notices/review-reply.docx': pleading('行政复议答复书', '被申请人', '申请人', '答复'),
  'dispute/notices/evidence-index.docx': [
    title('证据清单'),
    body('案号：{externalNumber}'),
    body('受理机关：{authority}'),
    table(
      [12, 16, 34, 26, 32, 14, 22],
      [
        [label('序号'), label('类别'), label('名称'), label('来源'), label('证明内容'), label('原件'), label('附件或说明')],
        [{ text: '{#items}{no}', align: 'center' }, '{kind}', '{name}', '{source}', '{proves}', '{original}', '{note}{/items}'],
      ],
      { header: 1, size: 21 },
    ),
    body('以上共{count}件。'),
    signature('{office}', '{madeOn}'),
    paragraph('（登记编号：{number}）', { size: 24, line: 440 }),
  ],
  // T-22
  'dispute/notices/power-of-attorney.docx': [
    title('授权委托书'),
    body('委托单位：{office}'),
    body('受委托人：'),
    table(
      [40, 56, 60],
      [
        [label('姓名'), label('职务'), label('代理权限')],
        ['{#agents}{name}', '{post}', '{scope}{/agents}'],
      ],
      { header: 1 },
    ),
    body(
      '现委托上列人员在{authority}审理的原告{claimant}诉我单位政府信息公开一案（案号：{externalNumber}，开庭日期：{heldOn}）中，作为我单位的诉讼代理人。',
    ),
    signature('{office}', '{madeOn}'),
  ],
};
