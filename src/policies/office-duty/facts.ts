import type { Value } from '../../../plugins/workboard/engine/workflow/types';
import type { Fact, FactInput } from '../../../plugins/workboard/server/src/api';
import { byDocument, comparePaper, type PaperDocument } from './compare-paper';

const CASE = 'api::case.case';
const DOCUMENT = 'api::document.document';

/** Signs of what a form takes as the number of a document. */
const MOST_OF_NUMBER = 120;

type Row = Readonly<Record<string, Value>>;

/** What a report says of an event, and by what it is known again. */
const EVENT = ['documentId', 'number', 'title', 'foundOn', 'unit'] as const;

/** R-OPN-17: general events that were graded by the end of the period and stand in no report before this one. */
const generalEvents: Fact = async (input) => {
  const reported = await inWeeklyReports(input);
  const rows = await input.find(CASE, { ...eventsGraded('general'), gradedOn: { $lte: textOf(input.subject.periodUntil) } }, EVENT);
  return rows.filter(({ documentId }) => !reported.has(textOf(documentId))).map(entryOf);
};

/** R-OPN-14: important events that were found in the period. */
const importantEvents: Fact = async (input) => {
  const found = { $gte: textOf(input.subject.periodFrom), $lte: textOf(input.subject.periodUntil) };
  return (await input.find(CASE, { ...eventsGraded('important'), foundOn: found }, EVENT)).map(entryOf);
};

/** R-PUB-12, R-PUB-13: the documents of a half-month, and where issue, intranet, portal and paper differ. */
const paperBatch: Fact = async ({ subject, find }) => {
  const within = { $gte: textOf(subject.periodFrom), $lte: textOf(subject.periodUntil) };
  const columns = ['documentId', 'title', 'docNumber', 'issuedAt', 'intranetLoadedOn', 'portalPublishedAt', 'paperHandedOverOn'] as const;
  const either = { $or: [{ issuedAt: within }, { issuedAt: null, portalPublishedAt: within }] };
  const drafts = await find(DOCUMENT, { publishedAt: null, attributeFinal: 'proactive', ...either }, columns);
  const published = await find(
    DOCUMENT,
    { publishedAt: { $notNull: true }, documentId: { $in: drafts.map(({ documentId }) => textOf(documentId)) } },
    ['documentId', 'title', 'docNumber'],
  );
  const differences = comparePaper(drafts as unknown as PaperDocument[], published as unknown as PaperDocument[]);
  return {
    documents: drafts
      .filter(({ issuedAt }) => issuedAt !== null)
      .map(({ title, docNumber, issuedAt }) => ({ title: title ?? null, docNumber: docNumber ?? null, issuedAt: issuedAt ?? null })),
    differences: differences.map((one) => ({ ...one })),
    differing: byDocument(differences).map((one) => ({ ...one })),
    list: differences.map(({ title, words }) => `${title}（${words}）`).join('；'),
  };
};

/**
 * N-29: issued documents that were decided not to be public, each by its number, or its title where it has none. `closed` has besides the numbers of
 * those that were handed in anew and are not decided yet.
 */
const notPublic: Fact = async ({ find }) => {
  const columns = ['title', 'docNumber', 'issuedAt', 'attributeInitialGround', 'attributeFinal'] as const;
  const notOpen = { $or: [{ attributeFinal: 'not_public' }, { attributeFinal: null }] };
  const closed = await find(DOCUMENT, { publishedAt: null, issuedAt: { $notNull: true }, ...notOpen }, columns);
  const documents = closed
    .filter(({ attributeFinal }) => attributeFinal === 'not_public')
    .map((row) => ({
      number: numberOf(row),
      title: row.title ?? null,
      issuedAt: row.issuedAt ?? null,
      ground: row.attributeInitialGround ?? null,
    }));
  return {
    documents,
    closed: closed.map(numberOf),
    list: documents.map(({ number, title }) => (number === title ? number : `${number}《${textOf(title)}》`)).join('；'),
  };
};

/** R-FOI-29: the requests that were closed before the duty's year, and those of them that the archive has not received. */
const foiArchive: Fact = async ({ subject, find }) => {
  const before = { kind: 'foi', publishedAt: null, closedOn: { $lt: textOf(subject.periodFrom) } };
  const requests = await find(CASE, before, ['number', 'closedOn', 'archivedOn']);
  const year = String(Number(textOf(subject.periodFrom).slice(0, 4)) - 1);
  const open = requests.filter(({ archivedOn }) => textOf(archivedOn) === '').map(({ number }) => textOf(number));
  const ofYear = requests.filter(({ closedOn }) => textOf(closedOn).startsWith(year));
  return {
    open,
    list: open.join('、'),
    files: ofYear.map(({ number }) => textOf(number)),
    lastOn:
      ofYear
        .map(({ archivedOn }) => textOf(archivedOn))
        .sort()
        .at(-1) ?? '',
  };
};

/** Facts of the pack, by name. */
export const facts: Readonly<Record<string, Fact>> = { generalEvents, importantEvents, paperBatch, notPublic, foiArchive };

/** Document ids of the events that weekly reports which were sent have listed. */
export async function inWeeklyReports({ find }: Pick<FactInput, 'find'>): Promise<ReadonlySet<string>> {
  const sent = { kind: 'office_duty', dutyKind: 'weekly_report', closedOn: { $notNull: true }, publishedAt: null };
  const reports = await find(CASE, sent, ['details']);
  return new Set(
    reports.flatMap(({ details }) => listOf(recordOf(recordOf(details).weekly).events).map((one) => textOf(recordOf(one).documentId))),
  );
}

const numberOf = ({ docNumber, title }: Row): string => textOf(docNumber) || textOf(title).slice(0, MOST_OF_NUMBER);

const eventsGraded = (grade: string) => ({ kind: 'opinion_event', grade, publishedAt: null });

function entryOf(row: Row): Row {
  return Object.fromEntries(EVENT.map((key) => [key, row[key] ?? null]));
}

const recordOf = (value: Value | undefined): Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {};

const listOf = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : []);

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
