import { ExpressionError } from '../expression';
import type { Value } from '../workflow/types';
import { expressionOf } from './compiled-notice';
import { asCondition, asDay, asInstant, asList, asNumber, asParagraphs, asText } from './field-text';
import type { MergeData, MergeValue, NoticeContext, NoticeDefinition, NoticeField } from './types';

/** What stands outside the data: titles of units, by key, and names of people, by account. */
export interface NoticeWords {
  unit(key: string): string | undefined;
  person(id: number): string | undefined;
}

/**
 * Evaluates the merge fields of a notice. The same definition, context and words give the same data.
 * @throws ExpressionError that names the field, when its expression fails or answers with something its type cannot show
 */
export function mergeData(notice: NoticeDefinition, context: NoticeContext, words: NoticeWords): MergeData {
  return Object.fromEntries(notice.fields.map((field) => [field.key, valueOf(notice, field, context, words, false)]));
}

function valueOf(notice: NoticeDefinition, field: NoticeField, context: NoticeContext, words: NoticeWords, inRow: boolean): MergeValue {
  try {
    const value = expressionOf(notice, field.value, inRow).evaluate(context);
    if (field.type === 'rows') {
      return asList(value).map((row, index) =>
        Object.fromEntries(
          (field.fields ?? []).map((inner) => [inner.key, valueOf(notice, inner, { ...context, row, position: index + 1 }, words, true)]),
        ),
      );
    }
    return shown(field, value, words);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new ExpressionError({
      'zh-Hans': `文书字段“${field.key}”：${error.text['zh-Hans']}`,
      en: `merge field “${field.key}”: ${error.text.en}`,
    });
  }
}

function shown(field: NoticeField, value: Value, words: NoticeWords): MergeValue {
  switch (field.type) {
    case 'condition':
      return asCondition(value);
    case 'paragraphs':
      return asParagraphs(value);
    case 'day':
      return asDay(value);
    case 'instant':
      return asInstant(value);
    case 'number':
      return asNumber(value);
    case 'unit':
      return asText(value, (key) => words.unit(key) ?? key);
    case 'person':
      return typeof value === 'number' ? (words.person(value) ?? String(value)) : asText(value);
    case 'choice':
      return asText(value, (key) => (Object.hasOwn(field.options ?? {}, key) ? (field.options?.[key]?.['zh-Hans'] ?? key) : key));
    default:
      return asText(value);
  }
}
