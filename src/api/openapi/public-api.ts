import { describeApi } from '../../public/openapi/describe-api';
import { object, type NamedCollection } from '../../public/openapi/collection-operations';
import { cursorParameters } from '../../public/openapi/collection-parameters';
import { ref, type Operation, type Schema } from '../../public/openapi/types';
import { DOOR_SCHEMAS } from '../../public/openapi/door-schemas';
import { COMMENT_OPERATIONS } from '../comment/describe-operations';
import { FOI_OPERATIONS } from '../foi-application/describe-operations';
import { CALLBACK_PATH, CALLBACK_SCHEMA, CALLBACK_SECURITY } from './channel-callback';
import { publicAnnualReports } from '../annual-report/public-annual-reports';
import { publicConsultations } from '../consultation/public-consultations';
import { publicDisclosureLog } from '../disclosure-entry/public-disclosure-log';
import { publicDocuments } from '../document/public-documents';
import { publicInterpretations } from '../interpretation/public-interpretations';
import { publicClauses } from '../policy-clause/public-clauses';
import { publicStatements } from '../statement/public-statements';

const COLLECTIONS: readonly NamedCollection[] = [
  { path: 'documents', schema: 'Document', title: '公文', collection: publicDocuments },
  { path: 'interpretations', schema: 'Interpretation', title: '政策解读', collection: publicInterpretations },
  { path: 'consultations', schema: 'Consultation', title: '草案征求意见', collection: publicConsultations },
  { path: 'statements', schema: 'Statement', title: '政务舆情口径', collection: publicStatements },
  { path: 'disclosure-log', schema: 'DisclosureEntry', title: '依申请公开答复目录', collection: publicDisclosureLog },
  { path: 'annual-reports', schema: 'AnnualReport', title: '政府信息公开年度报告', collection: publicAnnualReports },
  { path: 'policy-clauses', schema: 'PolicyClause', title: '制度条款', collection: publicClauses },
];

const DAY: Schema = { type: 'string', format: 'date' };

const OPERATIONS: readonly Operation[] = [
  {
    path: '/workdays',
    operationId: 'countWorkdays',
    summary: '工作日推算 / The n-th workday after a day, or the workdays between two days; give either n or to',
    parameters: [
      { name: 'from', in: 'query', required: true, description: 'A day, which itself is not counted', schema: DAY, example: '2026-09-30' },
      {
        name: 'n',
        in: 'query',
        description: 'Workdays after it, or before',
        schema: { type: 'integer', minimum: -2000, maximum: 2000 },
        example: 7,
      },
      { name: 'to', in: 'query', description: 'The last day that counts', schema: DAY },
    ],
    answer: object({ data: ref('Workdays') }),
    mayBeMissing: false,
  },
  {
    path: '/verify',
    operationId: 'verifyEntry',
    summary: '校验 / Whether what is published is what was approved',
    parameters: [
      {
        name: 'indexNumber',
        in: 'query',
        required: true,
        description: '索引号',
        schema: { type: 'string', maxLength: 200 },
        example: '12331003E96936103G/2024-154420',
      },
    ],
    answer: object({ data: ref('Verification') }),
    mayBeMissing: true,
  },
];

const MORE_OPERATIONS: readonly Operation[] = [
  {
    path: '/catalogue',
    operationId: 'readCatalogue',
    summary: '公开目录 / What is disclosed, the newest first: index number, title, summary, date',
    parameters: cursorParameters(),
    answer: object({
      data: { type: 'array', items: ref('CatalogueEntry') },
      meta: object({ pagination: object({ pageSize: { type: 'integer' }, next: { type: ['string', 'null'] } }) }),
    }),
    mayBeMissing: false,
  },
  {
    path: '/guide',
    operationId: 'readGuide',
    summary: '公开指南 / Who handles disclosure, what is where, and how to ask for more',
    parameters: [],
    answer: object({ data: ref('Guide') }),
    mayBeMissing: false,
  },
  {
    path: '/performance',
    operationId: 'readPerformance',
    summary: '办理时限 / How the office kept its time limits towards the public, by the year of the due day',
    parameters: [
      {
        name: 'year',
        in: 'query',
        description: 'A year from 2020 to the present one, which is meant if there is none',
        schema: { type: 'integer', minimum: 2020, maximum: 9999 },
      },
    ],
    answer: object({
      data: { type: 'array', items: ref('Performance') },
      meta: object({ year: { type: 'integer' }, asOf: DAY }),
    }),
    mayBeMissing: false,
  },
  {
    path: '/feed.atom',
    operationId: 'readFeed',
    summary: '最新发布 / What was published last, as Atom',
    parameters: [],
    answer: { type: 'string' },
    type: 'application/atom+xml',
    mayBeMissing: false,
  },
  {
    path: '/sitemap.xml',
    operationId: 'readSitemap',
    summary: '网站地图 / Addresses of all that is public: an index, and its parts',
    parameters: [
      {
        name: 'part',
        in: 'query',
        description: 'One of the parts that the index names',
        schema: { type: 'integer', minimum: 1, maximum: 1000 },
      },
    ],
    answer: { type: 'string' },
    type: 'application/xml',
    mayBeMissing: true,
  },
];

const TEXTS = { type: 'array', items: { type: 'string' } };
const EMPTY_OR_TEXT: Schema = { type: ['string', 'null'] };

const SCHEMAS: Readonly<Record<string, Schema>> = {
  Workdays: {
    type: 'object',
    required: ['from', 'projected', 'calendarVersion', 'weekendDays', 'steps'],
    additionalProperties: false,
    properties: {
      from: DAY,
      n: { type: 'integer' },
      due: DAY,
      to: DAY,
      workdays: { type: 'integer' },
      projected: { type: 'boolean', description: '暂定: the answer rests on a year whose arrangement is not known yet' },
      calendarVersion: { type: 'integer' },
      weekendDays: { type: 'integer', description: 'Saturdays and Sundays passed over that no arrangement names' },
      steps: {
        type: 'array',
        items: {
          type: 'object',
          required: ['day', 'kind', 'effect'],
          properties: { day: DAY, kind: { type: 'string' }, effect: { type: 'string', enum: ['skipped', 'counted'] } },
        },
      },
    },
  },
  CatalogueEntry: object({
    type: { type: 'string', enum: ['document', 'interpretation', 'consultation'] },
    documentId: { type: 'string' },
    indexNumber: { ...EMPTY_OR_TEXT, description: '索引号' },
    title: { type: 'string', description: '名称' },
    summary: { ...EMPTY_OR_TEXT, description: '内容概述' },
    documentDate: { ...EMPTY_OR_TEXT, format: 'date', description: '生成日期' },
    docNumber: { ...EMPTY_OR_TEXT, description: '文件编号' },
    publisherName: { ...EMPTY_OR_TEXT, description: '发布机构' },
    url: { type: 'string', description: 'Where it is read' },
  }),
  Guide: object({
    office: object({
      name: EMPTY_OR_TEXT,
      ...Object.fromEntries(['address', 'postcode', 'phone', 'fax', 'email', 'hours'].map((name) => [name, { type: 'string' }])),
    }),
    units: { type: 'array', items: object({ name: { type: 'string' }, kind: EMPTY_OR_TEXT }) },
    sections: { type: 'array', items: object({ title: { type: 'string' }, paragraphs: TEXTS }) },
  }),
  Performance: object({
    obligation: { type: 'string' },
    title: object({ 'zh-Hans': { type: 'string' }, en: { type: 'string' } }),
    clauses: TEXTS,
    ...Object.fromEntries(['due', 'onTime', 'late', 'open', 'overdue'].map((name) => [name, { type: 'integer' }])),
    onTimeRate: { type: ['number', 'null'], description: 'onTime / (onTime + late + overdue)' },
  }),
  Verification: object({
    indexNumber: { type: 'string' },
    type: { type: 'string', enum: ['document', 'interpretation', 'consultation'] },
    documentId: { type: 'string' },
    title: { type: 'string' },
    algorithm: { type: 'string', enum: ['sha256', 'sm3'] },
    approvedHash: { type: ['string', 'null'], description: 'Of what was approved, as the log has it' },
    publishedHash: { type: 'string', description: 'Of what is public now, with its files' },
    matches: { type: 'boolean' },
    log: object({ seq: { type: 'integer' }, at: { type: 'string', format: 'date-time' }, hash: { type: 'string' } }),
  }),
};

/** The whole public API in OpenAPI 3.1. */
export function describePublicApi(server: string): object {
  return describeApi({
    server,
    collections: COLLECTIONS,
    operations: [...OPERATIONS, ...MORE_OPERATIONS, ...FOI_OPERATIONS, ...COMMENT_OPERATIONS],
    signed: { paths: CALLBACK_PATH, security: CALLBACK_SECURITY },
    schemas: { ...SCHEMAS, ...DOOR_SCHEMAS, DeliveryConfirmed: CALLBACK_SCHEMA },
  });
}
