import type { Fact, FactInput } from '../../../plugins/workboard/server/src/api';
import type { Value } from '../../../plugins/workboard/engine/workflow/types';

const CASE = 'api::case.case';

/** R-DSP-04: the section that was asked first when the challenged request was handled; null if none was. */
const handlingSection: Fact = async ({ subject, find }) => {
  const referrals = await find(CASE, { kind: 'foi_referral', parentNumber: subject.parentNumber ?? '' }, ['unit', 'sentOn']);
  const [first] = [...referrals].sort((a, b) => textOf(a.sentOn).localeCompare(textOf(b.sentOn)));
  return first?.unit ?? null;
};

/** R-DSP-10: the sections that were asked for evidence in this dispute. */
const involvedSections: Fact = async (input) => [...new Set((await requests(input)).map(({ unit }) => textOf(unit)))];

/** R-DSP-04, R-DSP-06: what the sections submitted, as the index of evidence lists it; a classified item with its explanation in the place of a file. */
const evidence: Fact = async (input) => {
  const rows = (await requests(input)).flatMap(({ details }) => itemsOf(details));
  return { items: rows.length, rows };
};

/** R-DSP-13: whether the request that a decision opened anew has been replied to. */
const newReplyServed: Fact = async ({ subject, find }) => {
  const anew = await find(CASE, { kind: 'foi', parentNumber: subject.number ?? '' }, ['servedOn']);
  return anew.length > 0 && anew.every(({ servedOn }) => textOf(servedOn) !== '');
};

/** Facts of the pack, by name. */
export const facts: Readonly<Record<string, Fact>> = { handlingSection, involvedSections, evidence, newReplyServed };

function requests({ subject, find }: FactInput): Promise<Record<string, Value>[]> {
  return find(CASE, { kind: 'dispute_evidence', parentNumber: subject.number ?? '' }, ['unit', 'details']);
}

function itemsOf(details: Value | undefined): Value[] {
  const items = mapOf(mapOf(details).evidence).items;
  if (!Array.isArray(items)) return [];
  return (items as readonly Value[]).map((item) => {
    const row = mapOf(item);
    return { ...row, note: row.classified === true ? `涉密，${textOf(row.explanation)}；${textOf(row.custody)}` : textOf(row.file) };
  });
}

function mapOf(value: Value | undefined): Readonly<Record<string, Value>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Value>>) : {};
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}
