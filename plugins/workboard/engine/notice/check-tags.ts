import type { Text } from '../text';
import type { NoticeField, TemplateTag } from './types';

/**
 * Checks a template's tags against the fields of its notice: each is known, loops are loops, every open tag is closed in its turn.
 * @returns the first fault with the tag's name, or null
 */
export function faultInTags(fields: readonly NoticeField[], tags: readonly TemplateTag[]): Text | null {
  const open: { name: string; inner: readonly NoticeField[] }[] = [];
  for (const { name, kind } of tags) {
    if (kind === 'close') {
      const last = open.pop();
      if (last?.name !== name) return says(`{/${name}} 与前面的开始标签不对应`, `{/${name}} closes nothing that is open`);
      continue;
    }
    const field =
      [...open]
        .reverse()
        .flatMap(({ inner }) => inner)
        .find(({ key }) => key === name) ?? fields.find(({ key }) => key === name);
    if (!field) {
      const known = [...new Set([...open.flatMap(({ inner }) => inner), ...fields].map(({ key }) => key))].join('、');
      return says(`模板中的标签 {${name}} 不认识；可用：${known}`, `the template's tag {${name}} is unknown; known: ${known}`);
    }
    const loops = ['rows', 'paragraphs', 'condition'].includes(field.type);
    if (kind === 'value') {
      if (loops) return says(`{${name}} 须写作 {#${name}}…{/${name}}`, `{${name}} is written {#${name}}…{/${name}}`);
      continue;
    }
    if (!loops) return says(`{#${name}} 不是可循环的字段，请写 {${name}}`, `{#${name}} is no loop; write {${name}}`);
    open.push({ name, inner: innerOf(field) });
  }
  const left = open.pop();
  return left ? says(`{#${left.name}} 没有对应的 {/${left.name}}`, `{#${left.name}} is never closed`) : null;
}

/** The fields between a loop's tags. */
export function innerOf(field: NoticeField): readonly NoticeField[] {
  if (field.type !== 'paragraphs') return field.fields ?? [];
  const title = { 'zh-Hans': '一段文字', en: 'A paragraph' };
  return [{ key: 'text', title, type: 'text', value: field.value }];
}

function says(zh: string, en: string): Text {
  return { 'zh-Hans': zh, en };
}
