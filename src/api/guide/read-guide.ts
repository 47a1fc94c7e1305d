import type { Core } from '@strapi/strapi';

/** The guide to open government (政府信息公开指南): who handles it, what is where, and how to ask for more. */
export interface Guide {
  office: { name: string | null; address: string; postcode: string; phone: string; fax: string; email: string; hours: string };
  /** Units whose information is disclosed here. */
  units: { name: string; kind: string | null }[];
  sections: { title: string; paragraphs: string[] }[];
}

type Contact = Omit<Guide['office'], 'name'> & { unit: string };

/** The guide, from the list of units and the settings `guide`. One statement. */
export async function readGuide(strapi: Core.Strapi): Promise<{ data: Guide }> {
  const { unit, ...contact } = strapi.config.get('guide') as Contact;
  const { tableName } = strapi.db.metadata.get('api::organisation.organisation');
  const units = (await strapi.db
    .connection(tableName)
    .where({ active: true })
    .whereNot({ kind: 'section' })
    .orderBy('code')
    .select('code', 'name', 'kind')) as { code: string; name: string; kind: string | null }[];
  const name = units.find(({ code }) => code === unit)?.name ?? null;
  return {
    data: { office: { name, ...contact }, units: units.map(({ name: title, kind }) => ({ name: title, kind })), sections: SECTIONS },
  };
}

/** What the regulations say for everybody, in short. */
const SECTIONS: Guide['sections'] = [
  {
    title: '主动公开',
    paragraphs: [
      '主动公开的公文和政策解读见公开目录（/api/catalogue），列明索引号、名称、内容概述、生成日期，可以检索、订阅。',
      '信息形成或者变更之日起 20 个工作日内公开；法律、法规另有规定的，从其规定。',
    ],
  },
  {
    title: '依申请公开',
    paragraphs: [
      '公民、法人或者其他组织可以申请公开未主动公开的信息。申请应当写明姓名或者名称、身份证明、联系方式，所需信息的名称、文号或者便于查询的其他特征描述，以及获取信息的方式、途径。',
      '能当场答复的当场答复；不能的自收到申请之日起 20 个工作日内答复，需要延长的经同意并告知申请人后最多延长 20 个工作日。征求第三方意见的时间不计算在内。',
      '申请内容不明确的，自收到申请之日起 7 个工作日内一次性告知补正；答复期限自收到补正的申请之日起计算。',
    ],
  },
  {
    title: '监督和救济',
    paragraphs: [
      '认为未依法履行公开义务的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报；认为侵犯其合法权益的，可以依法申请行政复议或者提起行政诉讼。',
      '本单位遵守各项办理时限的情况按年度公布（/api/performance）。',
    ],
  },
];
