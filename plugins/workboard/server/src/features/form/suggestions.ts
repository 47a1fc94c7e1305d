import type { Core } from '@strapi/strapi';
import type { FormDefinition } from '../../../../engine/form/types';
import type { Suggestion } from '../../../../shared/contract';
import { NotFound } from '../../platform/errors';

/** Looks among what is public already; of a text at most a few words count. */
export type FindSuggestions = (text: string) => Promise<readonly Suggestion[]>;

/** From how many characters on something is looked for, and how many of them are. */
const LEAST = 4;
const READ = 40;

const kept = new WeakMap<Core.Strapi, Map<string, FindSuggestions>>();

/** Sources of suggestions that the office has, by the names under which fields ask for them. */
export function suggestionSources(strapi: Core.Strapi): Map<string, FindSuggestions> {
  const sources = kept.get(strapi) ?? new Map<string, FindSuggestions>();
  kept.set(strapi, sources);
  return sources;
}

/**
 * What is public already and may spare somebody the rest of the form. The text is looked for and kept nowhere: no address, log or table bears it.
 * @throws NotFound for a field that suggests nothing
 */
export async function suggestFor(strapi: Core.Strapi, form: FormDefinition, field: string, text: string): Promise<readonly Suggestion[]> {
  const source = form.fields.find(({ key }) => key === field)?.suggests;
  const find = source === undefined ? undefined : suggestionSources(strapi).get(source);
  if (!find) throw new NotFound('这一项没有提示 / Nothing is suggested for this field');
  const words = Array.from(text.trim()).slice(0, READ).join('');
  return Array.from(words).length < LEAST ? [] : find(words);
}
