import { parseForm } from '../../../plugins/workboard/engine/form';
import type { Answers, Field, FormContext, FormDefinition } from '../../../plugins/workboard/engine/form/types';

/** One field of each type, with conditions of each kind. */
export const FORM_YAML = `key: opinion
title: 公开属性意见
intro: { zh-Hans: 请如实填写, en: Please be accurate }
fields:
  - key: attribute
    type: radio
    label: 公开属性
    required: true
    options: { proactive: 主动公开, closed: { zh-Hans: 不予公开, en: Not public } }
    clause: R-PUB-01
  - key: reason
    type: textarea
    label: 理由
    visibleIf: form.attribute == 'closed'
    required: true
    max: 300
    clauses: [R-PUB-02, R-PUB-04]
  - key: ground
    type: select
    label: 法定依据
    visibleIf: filled(form.reason)
    requiredIf: subject.kind == 'normative'
    options:
      - { value: a14, label: 条例第十四条 }
      - { value: a16, label: 条例第十六条 }
  - { key: title, type: text, label: 标题, initial: subject.title, min: 2 }
  - { key: number, type: text, label: 文号, pattern: "黄政办发〔\\\\d{4}〕\\\\d{1,3}号" }
  - { key: body, type: richtext, label: 正文 }
  - { key: issuedOn, type: date, label: 印发日期, initial: today }
  - { key: servedAt, type: datetime, label: 送达时间 }
  - { key: copies, type: number, label: 份数, min: 1, max: 100 }
  - { key: forms, type: multi, label: 解读形式, options: { text: 文字, chart: 图解, video: 视频 }, min: 1 }
  - { key: sure, type: checkbox, label: 已核对, requiredIf: form.attribute == 'proactive' }
  - key: review
    type: checklist
    label: 审查
    items: { text: 文字无误, secrets: 不涉密 }
  - { key: reviewer, type: user, label: 审查人 }
  - { key: unit, type: unit, label: 单位, initial: "actor.units[0]" }
  - { key: link, type: url, label: 网址 }
  - key: terms
    type: group
    label: 术语
    repeat: true
    max: 3
    fields:
      - { key: term, type: text, label: 名称, required: true }
      - { key: defined, type: checkbox, label: 文中有释义 }
      - { key: meaning, type: text, label: 释义, required: true, visibleIf: "row.defined != true && form.attribute == 'proactive'" }
  - key: contact
    type: group
    label: 联系人
    fields:
      - { key: name, type: text, label: 姓名, requiredIf: filled(row.phone) }
      - { key: phone, type: text, label: 电话, pattern: "[0-9-]{1,20}", patternHelp: 只写号码，如 0576-84001234 }
`;

export function sampleForm(yaml = FORM_YAML): FormDefinition {
  const parsed = parseForm(yaml, { file: 'opinion.yaml' });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ line, reason }) => `${line}: ${reason.en}`).join('\n'));
  return parsed.form;
}

export function formContext(form: Answers, subject: FormContext['subject'] = { title: '关于公开的通知', kind: 'notice' }): FormContext {
  return { form, subject, actor: { id: 1, name: '张三', units: ['finance'], roles: ['handling_clerk'] }, today: '2026-09-30' };
}

export function sampleField(key: string): Field {
  const field = sampleForm().fields.find((one) => one.key === key);
  if (!field) throw new Error(`the sample form has no field “${key}”`);
  return field;
}
