import type { Core } from '@strapi/strapi';
import type { PlaceNames } from '../../../../engine/name-place';
import type { Text } from '../../../../engine/text';
import { managerLabels } from './manager-labels';

/** What the office calls an attribute of a content type or component in English; undefined where it has no word for it. */
export type EnglishLabels = (owner: { type: string } | { component: string }, attribute: string) => string | undefined;

/** What attributes are called, for messages, lists and drawers: the content manager's labels, and the office's English for them. */
export interface LabelService {
  /** Says where the English labels come from; the office's half registers it. */
  register(english: EnglishLabels): void;
  /** Labels of a content type's attributes, by name. One statement. */
  ofType(uid: string): Promise<PlaceNames>;
  /** The same, with those inside of its components: `blocks.text`. For messages: a statement for each component. */
  within(uid: string): Promise<PlaceNames>;
}

export function createLabelService(strapi: Core.Strapi): LabelService {
  let english: EnglishLabels = () => undefined;
  const named = async (owner: Parameters<EnglishLabels>[0], before = ''): Promise<[string, Text][]> => {
    const labels = await managerLabels(strapi, owner);
    return Object.entries(labels).map(([name, label]) => [before + name, { 'zh-Hans': label, en: english(owner, name) ?? label }]);
  };

  return {
    register(source) {
      english = source;
    },
    ofType: async (uid) => new Map(await named({ type: uid })),
    async within(uid) {
      const names = await named({ type: uid });
      for (const [name, component] of componentsOf(strapi, uid)) names.push(...(await named({ component }, `${name}.`)));
      return new Map(names);
    },
  };
}

/** Components in attributes of a type: attribute, uid. */
function componentsOf(strapi: Core.Strapi, uid: string): [string, string][] {
  const attributes = strapi.contentType(uid as never).attributes as unknown as Record<string, { type: string; component?: string }>;
  return Object.entries(attributes).flatMap(([name, { type, component }]): [string, string][] =>
    type === 'component' && component !== undefined ? [[name, component]] : [],
  );
}
