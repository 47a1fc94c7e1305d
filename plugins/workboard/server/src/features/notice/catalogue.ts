import { noticesOf } from '../../../../engine/notice/notices-of';
import type { NoticeDefinition, NoticeField } from '../../../../engine/notice/types';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { CatalogueField, CatalogueNotice } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import { reading } from '../../platform/transaction';
import { eventsMaking } from './may-make';
import { templateBytes, templatesOf } from './repository';

/** Every notice of the office with its merge fields and its present template, for whoever writes templates. */
export async function readCatalogue(container: Container): Promise<CatalogueNotice[]> {
  const found: CatalogueNotice[] = [];
  for (const workflow of container.workflows.all())
    for (const notice of noticesOf(workflow)) found.push(await describe(container, workflow, notice));
  return found;
}

/** A notice of the office by name. @throws NotFound */
export function catalogued(container: Container, workflowKey: string, key: string): NoticeDefinition {
  const notice = noticesOf(container.workflows.newest(workflowKey)).find((one) => one.key === key);
  if (!notice) throw new NotFound(`没有文书“${workflowKey}/${key}” / There is no notice "${workflowKey}/${key}"`);
  return notice;
}

/** The present template of a notice. @throws NotFound */
export async function readPresentTemplate(
  container: Container,
  workflow: string,
  key: string,
): Promise<{ notice: NoticeDefinition; version: number; bytes: Buffer }> {
  const notice = catalogued(container, workflow, key);
  return reading(container.strapi, async (db) => {
    const [newest] = await templatesOf(db, workflow, key);
    if (!newest) throw new NotFound(`文书“${workflow}/${key}”没有模板 / The notice "${workflow}/${key}" has no template`);
    return { notice, version: newest.version, bytes: await templateBytes(db, workflow, key, newest.version) };
  });
}

async function describe(container: Container, workflow: WorkflowDefinition, notice: NoticeDefinition): Promise<CatalogueNotice> {
  const [template] = await reading(container.strapi, (db) => templatesOf(db, workflow.key, notice.key));
  return {
    workflow: workflow.key,
    workflowTitle: workflow.title,
    key: notice.key,
    title: notice.title,
    clauses: notice.clauses,
    series: notice.series ?? null,
    events: eventsMaking(workflow, notice.key).map(({ title }) => title),
    fields: notice.fields.map(fieldOf),
    template: template
      ? {
          version: template.version,
          fileName: notice.template,
          hash: template.hash,
          origin: template.origin,
          at: template.made_at,
          by: template.made_by_name,
        }
      : null,
  };
}

const LOOPS: ReadonlySet<string> = new Set(['rows', 'paragraphs', 'condition']);

function fieldOf(field: NoticeField): CatalogueField {
  const { key, title, help, type, value, fields = [] } = field;
  const inside = type === 'paragraphs' ? '{text}' : '…';
  return {
    key,
    tag: LOOPS.has(type) ? `{#${key}}${inside}{/${key}}` : `{${key}}`,
    title,
    help: help ?? null,
    type,
    expression: value,
    sample: sampleOf(field),
    fields: fields.map(fieldOf),
  };
}

/** What a value of this kind looks like in a document. */
function sampleOf({ type, title, options, fields = [] }: NoticeField): string {
  switch (type) {
    case 'day':
      return '2026年11月24日';
    case 'instant':
      return '2026年11月24日 09:30';
    case 'number':
      return '12';
    case 'choice':
      return Object.values(options ?? {})[0]?.['zh-Hans'] ?? '';
    case 'condition':
      return '（成立时显示）';
    case 'rows':
      return fields.map((field) => sampleOf(field)).join(' · ');
    default:
      return `〔${title['zh-Hans']}〕`;
  }
}
