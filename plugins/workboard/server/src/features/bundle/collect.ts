import type { BundlePart } from '../../../../engine/bundle';
import type { ClockReading } from '../../../../engine/clock/types';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { HistoryEntry } from '../../../../shared/contract';
import { dayOfInstant } from '../../../../engine/day';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import type { Viewer } from '../../platform/viewer';
import { readAttachment, readAttachments } from '../attachment/service';
import type { CardRow } from '../card/card-row';
import { presentHistory } from '../card/present-history';
import { readClocks } from '../clock/service';
import { linkedCards } from '../link/service';
import type { FiledNotice, NoticeFile } from '../notice/service';
import { made, type BundleDocument, type Collected } from './documents';
import { clockSheet, historySheet, maskedSheet, personalFileSheet, stepSheet } from './sheets';

/** Partners of a partner are not followed further: a case, its letters, and what hangs on those. */
const DEEPEST = 2;

interface Place {
  folder: string;
  depth: number;
  /** Cards that are in it already. */
  seen: Set<number>;
}

/** Everything of a card's case file, in the order of its contents, as far as the maker may see it. @throws NotFound for a card that is not for them */
export async function collectCard(
  container: Container,
  viewer: Viewer,
  card: number,
  { folder, depth, seen }: Place = { folder: '', depth: 0, seen: new Set() },
): Promise<Collected> {
  seen.add(card);
  const found = await container.cards.seen(card, viewer);
  const { workflow, card: row } = found;
  const history = (await presentHistory(container, workflow, await container.log.ofCard(card))).reverse();
  const clocks = readClocks(workflow, found.history, await container.calendars.current(), container.time.today(), container.time.instant());
  const about: About = { container, viewer, row, workflow, history, clocks, place: { folder, depth, seen }, name: nameOf(row, workflow) };
  const all: Collected = { documents: [], cards: [card], notices: [] };
  for (const part of partsOf(workflow)) {
    const { documents, cards, notices } = await collectPart(about, part);
    all.documents.push(...documents);
    all.cards.push(...cards);
    all.notices.push(...notices);
  }
  return all;
}

/** How a card is called in its own papers. */
export function nameOf({ number, title }: CardRow, workflow: WorkflowDefinition): string {
  return [workflow.title['zh-Hans'], number, title].filter(Boolean).join('　');
}

interface About {
  container: Container;
  viewer: Viewer;
  row: CardRow;
  workflow: WorkflowDefinition;
  /** Oldest first. */
  history: readonly HistoryEntry[];
  clocks: readonly ClockReading[];
  place: Place;
  name: string;
}

/** A workflow that declares no case file gives everything there is. */
function partsOf(workflow: WorkflowDefinition): readonly BundlePart[] {
  if (workflow.bundle) return workflow.bundle.parts;
  const part = (key: string, zh: string, source: Pick<BundlePart, 'from'> & { names?: readonly string[] }) =>
    ({ key, title: { 'zh-Hans': zh, en: key }, clauses: [], ...source }) as BundlePart;
  const asked = Object.values(workflow.events).flatMap(({ key, form }) => (form === undefined ? [] : [key]));
  return [
    part('steps', '办理材料', { from: 'steps', names: asked }),
    part('notices', '文书', { from: 'notices', names: [] }),
    part('files', '附件', { from: 'files' }),
    part('clocks', '期限计算', { from: 'clocks', names: [] }),
    part('history', '办理经过', { from: 'history' }),
  ];
}

const only = (documents: BundleDocument[]): Collected => ({ documents, cards: [], notices: [] });

async function collectPart(about: About, part: BundlePart): Promise<Collected> {
  const { place, name, workflow, clocks, history } = about;
  const sheet = { folder: place.folder, part: part.title['zh-Hans'], number: null, extension: 'docx' };
  switch (part.from) {
    case 'steps':
      return only(
        history
          .filter(({ event }) => part.names.includes(event))
          .map((entry) => made({ ...sheet, title: entry.title['zh-Hans'], day: dayOfInstant(entry.at) }, stepSheet(name, entry))),
      );
    case 'clocks': {
      const begun = clocks.filter(({ key }) => part.names.length === 0 || part.names.includes(key));
      return only(begun.length === 0 ? [] : [made({ ...sheet, title: sheet.part, day: null }, clockSheet(name, workflow, begun))]);
    }
    case 'history':
      return only([made({ ...sheet, title: sheet.part, day: null }, historySheet(name, history))]);
    case 'files':
      return only(await filesOf(about, sheet.part));
    case 'notices':
      return noticesOf(about, part, sheet.part);
    case 'linked':
      return partnersOf(about, part.names);
  }
}

/** What is personal is filed as a sheet: the archive can never be changed, so an erasure would not reach the file in it. */
async function filesOf({ container, viewer, row, place, name: card }: About, part: string): Promise<BundleDocument[]> {
  const files = await readAttachments(container, viewer, row.id);
  return files.map((file) => {
    const { id, name, at, size, sha256, supersededBy } = file;
    const dot = name.lastIndexOf('.');
    const [title, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot + 1)] : [name, 'bin'];
    const about = {
      folder: place.folder,
      part,
      title: supersededBy === null ? title : `${title}（旧版）`,
      number: null,
      day: dayOfInstant(at),
    };
    if (file.personal) return made({ ...about, extension: 'docx' }, personalFileSheet(card, file));
    return {
      ...about,
      extension,
      size,
      sha256,
      open: async () => (await readAttachment(container, viewer, { card: row.id, attachment: id })).bytes,
    };
  });
}

/** Every version of these notices, oldest first, in each of its formats; without names, of all that no other part names: nothing is filed twice. */
async function noticesOf(
  { container, viewer, row, workflow, place, name }: About,
  { names }: Extract<BundlePart, { from: 'notices' }>,
  part: string,
): Promise<Collected> {
  const elsewhere = partsOf(workflow).flatMap((one) => (one.from === 'notices' ? one.names : []));
  const versions = (await container.notices.filed(workflow, row, viewer)).filter(({ key }) =>
    names.length === 0 ? !elsewhere.includes(key) : names.includes(key),
  );
  const documentOf = (version: (typeof versions)[number], file: NoticeFile): BundleDocument => ({
    folder: place.folder,
    part,
    title: titleOf(version),
    number: version.number,
    day: dayOfInstant(version.madeAt),
    extension: file.format,
    size: file.size,
    sha256: file.sha256,
    open: async () => {
      const found = await container.notices.fileOf(version.id, file.format);
      if (!found) throw new Error(`notice ${version.id} has no ${file.format}`);
      return found.bytes;
    },
  });
  const documents = versions.flatMap((version) => {
    if (version.masked === null) return version.files.map((file) => documentOf(version, file));
    const about = { folder: place.folder, part, title: titleOf(version), number: version.number, day: dayOfInstant(version.madeAt) };
    return [made({ ...about, extension: 'docx' }, maskedSheet(name, version))];
  });
  return { documents, cards: [], notices: versions.map(({ key }) => `${workflow.key}.${key}`) };
}

const titleOf = ({ title, version }: FiledNotice) => `${title['zh-Hans']}（第${version}版）`;

/** Linked cards that the maker may see, each in a folder of its own; of the others not even the title is in it. */
async function partnersOf({ container, viewer, row, place }: About, names: readonly string[]): Promise<Collected> {
  const all: Collected = only([]);
  if (place.depth >= DEEPEST) return all;
  const linked = await linkedCards(container.strapi, { uid: row.subject_uid, documentId: row.subject_document });
  const partners = names.flatMap((name) => linked[name] ?? []).filter(({ id }) => !place.seen.has(id));
  let position = 0;
  for (const partner of partners) {
    if (!(await maySee(container, viewer, partner.id))) continue;
    position += 1;
    const title = container.workflows.newest(partner.workflow).title['zh-Hans'];
    const folder = [place.folder, `${title}${position}`].filter(Boolean).join('-');
    const found = await collectCard(container, viewer, partner.id, { folder, depth: place.depth + 1, seen: place.seen });
    all.documents.push(...found.documents);
    all.cards.push(...found.cards);
    all.notices.push(...found.notices);
  }
  return all;
}

/** Whether the maker may see a card. */
export async function maySee(container: Container, viewer: Viewer, card: number): Promise<boolean> {
  try {
    await container.cards.seen(card, viewer);
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
