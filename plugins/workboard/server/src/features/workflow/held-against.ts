import type { Core } from '@strapi/strapi';
import { OWN_FACTS } from '../card/own-facts';
import { suggestionSources } from '../form/suggestions';

/** What packs are held against in this application, beside each other and the clauses. */
export interface HeldAgainst {
  series: readonly string[];
  /** Attributes by content type. */
  attributes: Readonly<Record<string, readonly string[]>>;
  /** Names of the facts that every pack may ask. */
  ownFacts: readonly string[];
  /** Names of what fields may suggest from. */
  suggestions: readonly string[];
}

export function heldAgainst(strapi: Core.Strapi): HeldAgainst {
  return {
    series: Object.keys(strapi.config.get('plugin::workboard.series', {})),
    attributes: attributesOf(strapi),
    ownFacts: Object.keys(OWN_FACTS),
    suggestions: [...suggestionSources(strapi).keys()],
  };
}

function attributesOf(strapi: Core.Strapi): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(strapi.contentTypes).map(([uid, type]) => [uid, Object.keys((type as { attributes: object }).attributes)]),
  );
}
