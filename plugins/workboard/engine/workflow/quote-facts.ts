import type { Text } from '../text';
import type { Value } from './types';

const QUOTED = /\{facts((?:\.\w+)+)\}/g;

/** A guard's message with the facts it quotes: `发现：{facts.sentinel.list}`. What is not there, or no text or number, is left out. */
export function quoteFacts(message: Text, facts: Readonly<Record<string, Value>>): Text {
  const fill = (text: string) =>
    text.replace(QUOTED, (_, path: string) => {
      const value = path
        .slice(1)
        .split('.')
        .reduce<unknown>((inside, key) => (isObject(inside) && Object.hasOwn(inside, key) ? inside[key] : undefined), facts);
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    });
  return { 'zh-Hans': fill(message['zh-Hans']), en: fill(message.en) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
