import type { Day } from '../../engine/calendar/types';
import type { ClauseId, Text } from '../../engine/text';
import type { MergeValue, NoticeFieldType, PeriodKind } from '../../engine/notice/types';

/** A version of a notice; it never changes. `GET /notices/:id/docx` and `…/pdf` are its files. */
export interface NoticeVersion {
  id: number;
  key: string;
  title: Text;
  version: number;
  number: string | null;
  /** Without the ending. */
  fileName: string;
  madeAt: string;
  madeBy: string;
  /** In whose stead it was made (代); null for their own right. */
  madeFor: string | null;
  /** SHA-256 of the DOCX. */
  hash: string;
  /** `none`: nobody asked for one, or this machine cannot make it. */
  pdf: 'ready' | 'making' | 'failed' | 'none';
  /** Version it replaces. */
  supersedes: number | null;
  period: { from: Day; until: Day } | null;
  /**
   * It bears what persons outside of the office told of themselves: its files are opened with POST /notices/:id/:format/open, which leaves a row in
   * the log. `kept`: they are still there · `standing`: the viewer makes and dispatches it, and gives no reason. Null: nothing of the kind.
   */
  personal: { kept: boolean; standing: boolean } | null;
}

/** POST /notices/:id/docx/open and …/pdf/open → OpenedNotice. Needs `personal.reveal`; the reason may be left out where `standing` says so. */
export interface OpenNoticeRequest {
  reason?: string;
}

export interface OpenedNotice {
  fileName: string;
  type: string;
  /** Base64. */
  content: string;
}

/** GET /notices/:id/content: what a version says, masked where it bears personal data. */
export interface NoticeContent {
  fields: NoticePreview['fields'];
}

/** A notice as this person may make it now. */
export interface NoticeKind {
  key: string;
  title: Text;
  clauses: readonly ClauseId[];
  mayMake: boolean;
  /** There is a version already: making it again supersedes that one, under the same number. */
  again: boolean;
  /** Bears a number of a series. */
  numbered: boolean;
  /** Absent: it is about one card. */
  period: PeriodKind | null;
}

/** GET /cards/:id/notices, GET /boards/:workflow/notices */
export interface Notices {
  kinds: readonly NoticeKind[];
  /** Newest first. */
  versions: readonly NoticeVersion[];
  /** Whether this machine makes PDFs (LibreOffice is installed). */
  pdf: boolean;
}

/** What a document would hold. GET /cards/:id/notices/:key/preview, GET /boards/:workflow/notices/:key/preview?day= */
export interface NoticePreview {
  title: Text;
  version: number;
  period: { from: Day; until: Day } | null;
  fields: readonly { key: string; title: Text; type: NoticeFieldType; value: MergeValue }[];
}

/** POST /boards/:workflow/notices/:key: any day of the period. */
export interface MakeSetRequest {
  day: Day;
}

/** A merge field, for whoever writes templates. */
export interface CatalogueField {
  key: string;
  /** As it stands in a template: `{number}`, `{#steps}…{/steps}`. */
  tag: string;
  title: Text;
  help: Text | null;
  type: NoticeFieldType;
  expression: string;
  sample: string;
  fields: readonly CatalogueField[];
}

/** GET /notices: every notice of the office with its fields and its template. */
export interface CatalogueNotice {
  workflow: string;
  workflowTitle: Text;
  key: string;
  title: Text;
  clauses: readonly ClauseId[];
  series: string | null;
  /** Events that make it. */
  events: readonly Text[];
  fields: readonly CatalogueField[];
  template: { version: number; fileName: string; hash: string; origin: 'pack' | 'upload'; at: string; by: string } | null;
}

/** PUT /notice-templates/:workflow/:key */
export interface UploadTemplateRequest {
  /** The DOCX, base64. */
  content: string;
}
