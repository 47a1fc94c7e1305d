/** A document as the four lists of a half-month know it. */
export interface PaperDocument {
  documentId: string;
  title: string;
  docNumber: string | null;
  issuedAt?: string | null;
  intranetLoadedOn?: string | null;
  portalPublishedAt?: string | null;
  paperHandedOverOn?: string | null;
}

export interface PaperDifference {
  documentId: string;
  number: string | null;
  title: string;
  difference: 'not_on_intranet' | 'not_on_portal' | 'not_issued' | 'no_paper' | 'other_title' | 'other_number';
  words: string;
}

const WORDS: Readonly<Record<PaperDifference['difference'], string>> = {
  not_on_intranet: '已印发，未加载内网',
  not_on_portal: '已印发，未在门户公开',
  not_issued: '已在门户公开，未印发',
  no_paper: '已印发，未移送纸质文件',
  other_title: '门户标题与印发文件不一致',
  other_number: '门户文号与印发文件不一致',
};

/**
 * Holds the documents of a half-month against each other: issued ⇄ intranet ⇄ portal ⇄ paper (R-PUB-13, X-08).
 * @param documents as the office has them
 * @param portal what is public of them
 */
export function comparePaper(documents: readonly PaperDocument[], portal: readonly PaperDocument[]): PaperDifference[] {
  const shown = new Map(portal.map((one) => [one.documentId, one]));
  return documents.flatMap((document) =>
    differencesOf(document, shown.get(document.documentId)).map((difference) => ({
      documentId: document.documentId,
      number: document.docNumber,
      title: document.title,
      difference,
      words: WORDS[difference],
    })),
  );
}

/** The documents that differ, each with all that does. */
export function byDocument(differences: readonly PaperDifference[]): Pick<PaperDifference, 'documentId' | 'number' | 'title' | 'words'>[] {
  const found = new Map<string, ReturnType<typeof byDocument>[number]>();
  for (const { documentId, number, title, words } of differences) {
    const before = found.get(documentId);
    found.set(documentId, { documentId, number, title, words: before ? `${before.words}；${words}` : words });
  }
  return [...found.values()];
}

function differencesOf(document: PaperDocument, shown: PaperDocument | undefined): PaperDifference['difference'][] {
  const found: PaperDifference['difference'][] = [];
  if (!document.issuedAt) found.push('not_issued');
  else {
    if (!document.intranetLoadedOn) found.push('not_on_intranet');
    if (!document.portalPublishedAt) found.push('not_on_portal');
    if (!document.paperHandedOverOn) found.push('no_paper');
  }
  if (shown && shown.title !== document.title) found.push('other_title');
  if (shown && (shown.docNumber ?? null) !== (document.docNumber ?? null)) found.push('other_number');
  return found;
}
