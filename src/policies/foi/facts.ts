import { isDay } from '../../../plugins/workboard/engine/day';
import type { Value } from '../../../plugins/workboard/engine/workflow/types';
import type { Fact, FactInput } from '../../../plugins/workboard/server/src/api';
import { feeOf, feeSentence } from './fee';
import { inWords, remedyDays as lastDays } from './remedy-days';

const CASE = 'api::case.case';

/**
 * N-18: what this application costs. Items are counted by applicant and natural month of receipt, whatever was typed of the person and under
 * whatever key it lies; what was withdrawn, and requests about one's own records, do not count. The clerk may correct the count, with a reason.
 */
const fee: Fact = async (input) => {
  const { form, subject } = input;
  const month = typeof subject.receivedOn === 'string' ? subject.receivedOn.slice(0, 7) : '';
  const counted = await itemsBefore(input, month);
  const before = whole(form.before) ?? counted;
  const items = Math.max(1, whole(form.items) ?? 1);
  const { amount, lines } = feeOf(before, items);
  const rows = lines.map(({ from, until, rate, sum }) => ({ from, until, rate, sum }));
  return { counted, before, items, amount, lines: rows, sentence: feeSentence(month, before, items) };
};

/** Items of the same applicant in the month that came in before this one. */
async function itemsBefore({ subject, samePerson, find }: FactInput, month: string): Promise<number> {
  const cards = new Map((await samePerson('applicant')).map(({ cardId, documentId }) => [documentId, cardId]));
  if (cards.size === 0 || month === '') return 0;
  const where = {
    documentId: { $in: [...cards.keys()] },
    publishedAt: null,
    matter: 'disclosure',
    receivedOn: { $gte: `${month}-01`, $lt: firstOfNext(month) },
  };
  const rows = await find(CASE, where, ['documentId', 'receivedOn', 'number', 'details']);
  return rows
    .filter((row) => isEarlier(row, subject) && part(row, 'withdrawal') === null)
    .reduce((sum, row) => sum + (whole(part(row, 'fee', 'items')) ?? 1), 0);
}

/** The first day after a month `2026-07`. */
function firstOfNext(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
}

/** By the day of receipt, and of one day by the number of the case. */
function isEarlier(row: Record<string, Value>, subject: FactInput['subject']): boolean {
  const order = (one: Readonly<Record<string, Value>>) =>
    `${typeof one.receivedOn === 'string' ? one.receivedOn : ''} ${serial(one.number)}`;
  return order(row) < order(subject);
}

function serial(number: Value | undefined): string {
  return (/(\d+)\D*$/.exec(typeof number === 'string' ? number : '')?.[1] ?? '').padStart(9, '0');
}

function part(row: Record<string, Value>, ...names: readonly string[]): Value {
  let at: Value | undefined = row.details;
  for (const name of names) at = isMap(at) ? at[name] : undefined;
  return at ?? null;
}

function isMap(value: Value | undefined): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function whole(value: Value | undefined): number | null {
  return typeof value === 'number' && Number.isInteger(value) ? value : null;
}

/**
 * the last days of review and action, where it is known on which day the applicant has the reply. By post that is known to nobody but them:
 * the day of posting ends the office's period, not begins theirs.
 */
const remedyDays: Fact = ({ form, subject, calendar }) => {
  const method = form.method ?? subject.serviceMethod ?? null;
  const served = form.servedOn ?? subject.servedOn ?? null;
  if (method === 'post' || typeof served !== 'string' || !isDay(served)) return Promise.resolve({ review: null, suit: null, words: '' });
  const { review, suit } = lastDays(served, calendar);
  const words = `申请行政复议的最后一日为${inWords(review)}`;
  return Promise.resolve({ review, suit, words, suitWords: `提起行政诉讼的最后一日为${inWords(suit)}` });
};

/** Facts of the pack, by name. */
export const facts: Readonly<Record<string, Fact>> = { fee, remedyDays };
