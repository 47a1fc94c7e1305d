import type { FieldError } from '../../../../engine/form/types';
import { inBothLanguages, withClauses, type Locale, type Text } from '../../../../engine/text';
import type { Cure, EventDefinition, Outcome, Unmet, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { RefusalItem } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { Refusal } from '../../platform/errors';
import { linkedCards } from '../link/service';
import { keysOfRows } from '../matrix/definitions';
import { formOf } from './answer-form';
import type { CardRow } from './card-row';

export interface RefusedStep {
  workflow: WorkflowDefinition;
  event: EventDefinition | null;
  eventKey: string;
  card: CardRow | null;
  outcome: Extract<Outcome, { ok: false }>;
  fields: readonly FieldError[];
}

/** The 422 of a refused step: a to-do list. Every unmet clause with the law's sentence and the place to mend it. */
export async function refusal(container: Container, step: RefusedStep): Promise<Refusal> {
  const title = step.event?.title ?? { 'zh-Hans': step.eventKey, en: step.eventKey };
  const unmet = await explainUnmet(container, step.outcome.unmet, step);
  const list = (locale: Locale) => unmet.map((item, index) => `${index + 1}. ${inOneLine(item, locale)}`).join(' ');
  const text = {
    'zh-Hans': `暂不能“${title['zh-Hans']}”，还差 ${unmet.length} 项：${list('zh-Hans')}`,
    en: `“${title.en}” is not possible yet, ${unmet.length} missing: ${list('en')}`,
  };
  return new Refusal(inBothLanguages(text), {
    refused: true,
    event: step.eventKey,
    title,
    unmet,
    fields: [...step.fields],
    warnings: await explainUnmet(container, step.outcome.warnings, step),
  });
}

/** One thing that is missing in a line: what, by which clauses, and the way to it. */
function inOneLine({ message, clauses, cure }: RefusalItem, locale: Locale): string {
  const said = withClauses(
    message,
    clauses.map(({ id }) => id),
  );
  return `${said[locale]}${cure ? ` → ${cure.label[locale]}` : ''}`;
}

export interface ExplainContext {
  workflow: WorkflowDefinition;
  event: EventDefinition | null;
  card: CardRow | null;
}

/** Unmet conditions with clause texts and cures that lead somewhere. */
export async function explainUnmet(container: Container, unmet: readonly Unmet[], context: ExplainContext): Promise<RefusalItem[]> {
  if (unmet.length === 0) return [];
  const texts = await container.clauses.texts([...new Set(unmet.flatMap(({ clauses }) => clauses))]);
  const byId = new Map(texts.map((text) => [text.id, text]));
  const items: RefusalItem[] = [];
  for (const { code, message, clauses, cure } of unmet) {
    items.push({
      code,
      message,
      clauses: clauses.map((id) => byId.get(id) ?? { id, policy: '', text: '' }),
      cure: cure === undefined ? null : { ...cure, ...(await wayTo(container, cure, context)) },
    });
  }
  return items;
}

async function wayTo(
  container: Container,
  cure: Cure,
  { workflow, event, card }: ExplainContext,
): Promise<{ label: Text; href: string | null }> {
  switch (cure.in) {
    case 'form':
      return { label: await fieldLabel(container, { workflow, event }, cure.field), href: null };
    case 'subject':
      return {
        label: { 'zh-Hans': '打开内容填写', en: 'Fill in in the content' },
        href:
          card === null
            ? null
            : `/content-manager/collection-types/${card.subject_uid}/${card.subject_document}?field=${encodeURIComponent(cure.attribute)}`,
      };
    case 'linked':
      return linkedWay(container, cure.workflow, card);
    case 'event': {
      const title = workflow.events[cure.event]?.title ?? { 'zh-Hans': cure.event, en: cure.event };
      return { label: title, href: null };
    }
  }
}

async function fieldLabel(container: Container, asked: Pick<ExplainContext, 'workflow' | 'event'>, field: string): Promise<Text> {
  const definition = await formOf(container, asked);
  const label = definition?.fields.find(({ key }) => key === field.split('.')[0])?.label ?? { 'zh-Hans': field, en: field };
  return { 'zh-Hans': `填写“${label['zh-Hans']}”`, en: `Fill in “${label.en}”` };
}

async function linkedWay(container: Container, key: string, card: CardRow | null): Promise<{ label: Text; href: string | null }> {
  const title = container.workflows.all().find((candidate) => candidate.key === key)?.title ?? { 'zh-Hans': key, en: key };
  const label = { 'zh-Hans': `打开${title['zh-Hans']}`, en: `Open ${title.en}` };
  if (card === null) return { label, href: `/plugins/workboard/boards/${key}` };
  const rows = keysOfRows(container.workflows.all(), card.workflow);
  // Rows of a matrix are worked on in their table, however many there are.
  if (rows.includes(key)) return { label, href: `/plugins/workboard/matrices/${card.id}/${key}` };
  const linked = await linkedCards(container.strapi, { uid: card.subject_uid, documentId: card.subject_document }, rows);
  const partner = linked[key]?.[0];
  return { label, href: partner ? `/plugins/workboard/boards/${key}?card=${partner.id}` : `/plugins/workboard/boards/${key}` };
}
