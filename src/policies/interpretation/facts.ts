import type { Fact, FactInput } from '../../../plugins/workboard/server/src/api';
import type { Value } from '../../../plugins/workboard/engine/workflow/types';
import { interpretationOffice } from './interpretation-office';
import { measurePlainLanguage } from './plain-language';

const TEXTS = ['significance', 'purpose', 'basis', 'mainContent', 'scope', 'standards', 'timeLimits', 'other'] as const;
const RECORDINGS = new Set(['audio', 'video']);

/** R-EXP-09: every diagram has its alternative text, every recording its transcript. */
const blocksAccessible: Fact = async (input) => {
  const { blocks } = await components(input);
  return blocks.every(
    ({ kind, alt, transcript }) =>
      (kind !== 'diagram' || textOf(alt).trim() !== '') && (!RECORDINGS.has(textOf(kind)) || textOf(transcript).trim() !== ''),
  );
};

/** R-EXP-15, measured against the longest text among the documents this interpretation is linked to. */
const plainLanguage: Fact = async (input) => {
  const text = TEXTS.map((name) => textOf(input.subject[name])).join('\n');
  return { ...measurePlainLanguage(text, await documentText(input), await termsOf(input)) };
};

/** Facts of the pack, by name. */
export const facts: Readonly<Record<string, Fact>> = {
  blocksAccessible,
  plainLanguage,
  interpretationOffice: (input) => interpretationOffice(input, input.subject.unit),
};

async function documentText({ linked, find }: FactInput): Promise<string> {
  const ids = (linked['official-document'] ?? []).map(({ documentId }) => documentId);
  const drafts = await Promise.all(ids.map((documentId) => find('api::document.document', { documentId, publishedAt: null }, ['body'])));
  return drafts.flat().reduce((longest, row) => (textOf(row.body).length > longest.length ? textOf(row.body) : longest), '');
}

async function termsOf(input: FactInput): Promise<string[]> {
  return (await components(input)).terms.map(({ term }) => textOf(term));
}

type Row = Readonly<Record<string, Value>>;

/** Components are not part of the subject a fact is given; they are read with the draft. */
async function components({ documentId, find }: FactInput): Promise<{ blocks: readonly Row[]; terms: readonly Row[] }> {
  const [draft] = await find('api::interpretation.interpretation', { documentId, publishedAt: null }, ['blocks', 'terms']);
  return { blocks: rowsOf(draft?.blocks), terms: rowsOf(draft?.terms) };
}

function rowsOf(value: Value | undefined): readonly Row[] {
  return Array.isArray(value)
    ? (value as readonly Value[]).filter((one): one is Row => typeof one === 'object' && one !== null && !Array.isArray(one))
    : [];
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}
