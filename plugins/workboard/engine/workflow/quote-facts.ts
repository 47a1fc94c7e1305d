import type { Locale, Text } from '../text';
import type { Unmet, Value } from './types';

type Values = Readonly<Record<string, Value>>;

/**
 * What guards said, with the facts that their messages quote: `发现：{facts.sentinel.list}`. A fact may be a text in both languages. What is not there, or no text or
 * number, is left out.
 */
export function quoteFacts(said: readonly Unmet[], facts: Values): Unmet[] {
  return said.map((one) => ({ ...one, message: quote(one.message, 'facts', facts) }));
}

/** A text with what it quotes of some values, in braces behind their name: `处理：{row.title}`. */
export function quote(text: Text, name: 'facts' | 'row', values: Values): Text {
  const fill = (locale: Locale) =>
    text[locale].replace(quoted(name), (_, path: string) => {
      const found = path
        .slice(1)
        .split('.')
        .reduce<unknown>((inside, key) => (isObject(inside) && Object.hasOwn(inside, key) ? inside[key] : undefined), values);
      const value = isObject(found) ? found[locale] : found;
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    });
  return { 'zh-Hans': fill('zh-Hans'), en: fill('en') };
}

/** Whether a text quotes something of that name. */
export function quotes(text: Text, name: 'facts' | 'row'): boolean {
  return [text['zh-Hans'], text.en].some((written) => quoted(name).test(written));
}

const quoted = (name: string) => new RegExp(`\\{${name}((?:\\.\\w+)+)\\}`, 'g');

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
