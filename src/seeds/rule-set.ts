import type { Core } from '@strapi/strapi';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { WorkboardApi } from '../../plugins/workboard/server/src/api';

const UID = 'api::document.document';
const INDEX_NUMBER = '12331003E96936103G/2024-154420';

/** The rule set this application works by, published as it stands on the portal: its own index number, date and whole text. */
export async function seedRuleSet(strapi: Core.Strapi): Promise<void> {
  const found = (await strapi.db.query(UID).findOne({ where: { indexNumber: INDEX_NUMBER }, select: ['id'] })) as object | null;
  if (found) return;
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  await workboard.open('official-document', {
    event: 'import_published',
    actor: workboard.system('系统（初始化）'),
    values: {
      title: '黄岩区人民政府办公室信息公开工作制度',
      kind: 'general',
      issuedInNameOf: 'district_government_office',
      leadDraftingUnit: 'office-disclosure',
      handlingSection: 'office-disclosure',
      publisher: 'office',
      documentDate: '2024-05-16',
      audience: 'society',
      disclosureMode: 'proactive',
      attributeFinal: 'proactive',
      indexNumber: INDEX_NUMBER,
      summary: '区政府办公室政策解读、公文公开、依申请公开、行政争议处置、保密审查、草案征求意见、政务舆情应对等八项工作制度。',
      body: await readFile(path.join(strapi.dirs.app.root, 'database/seeds/rule-set.txt'), 'utf8'),
    },
  });
}
