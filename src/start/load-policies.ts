import type { Core } from '@strapi/strapi';
import path from 'node:path';
import type { OfficeName } from '../../config/names';
import type { ClauseSource, EnglishLabels, WorkboardApi } from '../../plugins/workboard/server/src/api';
import { facts as annualFacts } from '../policies/annual-report/facts';
import { facts as disputeFacts } from '../policies/dispute/facts';
import { facts as commentFacts } from '../policies/comment/facts';
import { facts as consultationFacts } from '../policies/consultation/facts';
import { facts as documentFacts } from '../policies/official-document/facts';
import { facts as dutyFacts } from '../policies/office-duty/facts';
import { facts as opinionFacts } from '../policies/opinion-event/facts';
import { facts as foiFacts } from '../policies/foi/facts';
import { facts as interpretationFacts } from '../policies/interpretation/facts';
import english from '../translations/en.json';
import { readAs } from './read-as';

const texts: Readonly<Record<string, string | undefined>> = english;

/** Loads the policy packs of the office and tells the plugin where the clauses' texts come from. At every start. */
export async function loadPolicies(strapi: Core.Strapi): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  // Packs are data and are read from the sources; the compiler copies no YAML.
  const folder = path.join(strapi.dirs.app.root, 'src', 'policies');
  workboard.registerClauseSource((ids) => clauseTexts(strapi, ids));
  workboard.registerLabels(englishLabel);
  await workboard.loadPacks({
    rolesFile: path.join(folder, 'roles.yaml'),
    packs: [
      { dir: path.join(folder, 'official-document'), facts: documentFacts },
      { dir: path.join(folder, 'interpretation'), facts: interpretationFacts },
      { dir: path.join(folder, 'secrecy-review'), facts: {} },
      { dir: path.join(folder, 'secrecy-finding'), facts: {} },
      { dir: path.join(folder, 'secrecy-incident'), facts: {} },
      { dir: path.join(folder, 'consultation'), facts: consultationFacts },
      { dir: path.join(folder, 'consultation-letter'), facts: {} },
      { dir: path.join(folder, 'comment'), facts: commentFacts },
      { dir: path.join(folder, 'foi'), facts: foiFacts },
      { dir: path.join(folder, 'foi-referral'), facts: {} },
      { dir: path.join(folder, 'foi-consultation'), facts: {} },
      { dir: path.join(folder, 'disclosure-entry'), facts: {} },
      { dir: path.join(folder, 'annual-report'), facts: annualFacts },
      { dir: path.join(folder, 'dispute'), facts: disputeFacts },
      { dir: path.join(folder, 'dispute-evidence'), facts: {} },
      { dir: path.join(folder, 'dispute-source'), facts: {} },
      { dir: path.join(folder, 'opinion-event'), facts: opinionFacts },
      { dir: path.join(folder, 'statement'), facts: {} },
      { dir: path.join(folder, 'opinion-accountability'), facts: {} },
      { dir: path.join(folder, 'office-duty'), facts: dutyFacts },
    ],
  });
}

/** As the content manager itself says it in English. */
const englishLabel: EnglishLabels = (owner, attribute) =>
  texts[`content-manager.${'type' in owner ? `content-types.${owner.type}` : `components.${owner.component}`}.${attribute}`];

async function clauseTexts(strapi: Core.Strapi, ids: readonly string[]): ReturnType<ClauseSource> {
  const rows = (await strapi.db.query('api::policy-clause.policy-clause').findMany({
    where: { clauseId: { $in: [...ids] } },
    select: ['clauseId', 'policy', 'text'],
  })) as { clauseId: string; policy: string; text: string }[];
  const names = strapi.config.get<OfficeName[]>('names.list', []);
  return new Map(rows.map(({ clauseId, policy, text }) => [clauseId, { policy, text, readAs: readAs(clauseId, text, names) }]));
}
