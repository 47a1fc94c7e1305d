import { readyFields } from '../../../../engine/door';
import { initialAnswers } from '../../../../engine/form/clean-answers';
import type { Answers, FormContext, FormDefinition } from '../../../../engine/form/types';
import { BadRequest } from '../../platform/errors';
import { ENDINGS } from '../file-check/file-types';
import type { DoorDefinition } from '../../../../engine/door';
import type { PublicForm } from './types';

/** The form as it is shown outside, for somebody who fills it in now. */
export function presentForm(form: FormDefinition, door: DoorDefinition, context: Omit<FormContext, 'form'>): PublicForm {
  const initial = initialAnswers(form, { ...context, form: {} });
  return {
    key: form.key,
    version: form.version,
    title: form.title,
    intro: form.intro ?? null,
    fields: readyFields(form, context).map(({ field, visible, required }) => ({
      key: field.key,
      type: field.type,
      label: field.label,
      help: field.help ?? null,
      visible,
      required,
      options: [...(field.options ?? [])],
      min: field.min ?? null,
      max: field.max ?? null,
      pattern: field.pattern ?? null,
      patternHelp: field.patternHelp ?? null,
      initial: initial[field.key] ?? null,
      personal: field.key === door.check || field.personal !== undefined,
      suggests: field.suggests !== undefined,
      clauses: field.clauses,
    })),
    files: { most: door.files.most, bytes: door.files.megabytes * 1024 * 1024, endings: ENDINGS },
  };
}

// eslint-disable-next-line no-control-regex -- what is not text: control characters, half characters, and what turns the line around
const NOT_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

/**
 * Refuses what no page of ours would send: fields that the form does not have, texts that are no text. Answers stay as they are typed;
 * whoever shows them shows text.
 * @throws BadRequest
 */
export function assertPlain(form: FormDefinition, answers: Answers): void {
  for (const [key, answer] of Object.entries(answers)) {
    if (!form.fields.some((field) => field.key === key))
      throw new BadRequest('有表单以外的内容，请重新打开页面 / Something is not of this form', key);
    for (const value of [answer].flat()) {
      if (typeof value === 'object' && value !== null) throw new BadRequest('这一项的格式不对 / This answer is not understood', key);
      if (typeof value === 'string' && NOT_TEXT.test(value))
        throw new BadRequest('含有不可见的控制字符，请删除后重试 / It holds control characters: remove them', key);
    }
  }
}
