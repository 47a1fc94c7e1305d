import type { Locale, Text } from '../../../../engine/text';
import type { RegisterFilter } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { namesOf } from '../people/service';
import type { RegisterQuery } from './query';
import { EXPORT_WORDS, FILTER_WORDS, URGENCIES } from './words';

/** A filter in words, for whoever finds the file later: “阶段：已印发；印发日期 自 2026-01-01”. */
export async function filterInWords(container: Container, query: RegisterQuery, filter: RegisterFilter, locale: Locale): Promise<string> {
  const units = await container.units.titles();
  const say = (text: Text) => text[locale];
  const colon = locale === 'en' ? ': ' : '：';
  const parts: string[] = [];
  const add = (label: Text, words: string) => parts.push(`${say(label)}${colon}${words}`);
  if (filter.q !== undefined) add(FILTER_WORDS.q, filter.q);
  if (filter.unit !== undefined) add(FILTER_WORDS.unit, units.get(filter.unit) ?? filter.unit);
  if (filter.assignee !== undefined) add(FILTER_WORDS.assignee, await personInWords(container, query, locale));
  if (filter.watched !== undefined) parts.push(say(FILTER_WORDS.watched));
  if (filter.urgency !== undefined) add(FILTER_WORDS.urgency, say(URGENCIES[filter.urgency] ?? FILTER_WORDS.urgency));
  const stage = query.workflow.stages.find(({ key }) => key === query.stage);
  if (stage) add(FILTER_WORDS.stage, say(stage.title));
  if (query.open !== undefined) parts.push(say(query.open ? FILTER_WORDS.open : FILTER_WORDS.closed));
  for (const [column, value] of query.is) {
    const option = column.options.find((one) => one.value === value);
    add(column.title, option ? say(option.label) : (units.get(value) ?? value));
  }
  for (const [column, day] of query.from) parts.push(`${say(column.title)} ${say(FILTER_WORDS.from)} ${day}`);
  for (const [column, day] of query.to) parts.push(`${say(column.title)} ${say(FILTER_WORDS.to)} ${day}`);
  return parts.length === 0 ? say(EXPORT_WORDS.none) : parts.join(locale === 'en' ? '; ' : '；');
}

async function personInWords(container: Container, { filter }: RegisterQuery, locale: Locale): Promise<string> {
  if (typeof filter.assignee !== 'number') return FILTER_WORDS.nobody[locale];
  return (await namesOf(container.strapi, [filter.assignee])).get(filter.assignee) ?? String(filter.assignee);
}
