import type { ClockReading } from '../../../../engine/clock/types';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { Viewer } from '../../platform/viewer';
import type { CardRow } from '../card/card-row';
import type { Step } from '../card/step';
import type { Subject } from '../card/subject';
import { convertDocx, makePdf } from './pdf';
import { planNotices, renderNotices, type PlannedNotices } from './render-effects';
import { noticesAsProof, type NoticeProof } from './notice-proofs';
import { filedNotices, type FiledNotice } from './filed';
import { fileOfVersion, versionsOfCard, wordsOfVersion, type CardNotice } from './hand-out';
import { PDF_JOB, type Format } from './repository';
import { keepPackTemplate, type NewTemplate } from './template-store';

export interface NoticeService {
  /** Takes the numbers of the notices a step makes; call it before the step's log row. No statement for a step that makes none. */
  plan(step: Step, card: number): Promise<PlannedNotices>;
  /** Makes them, after the log row. */
  render(
    step: Step,
    input: { planned: PlannedNotices; row: CardRow; subject: Subject; clocks: readonly ClockReading[]; logSeq: number },
  ): Promise<void>;
  /** The versions in force of a card's notices that the viewer may see, with the clauses they serve. One statement. */
  asProof(workflow: WorkflowDefinition, card: CardRow, viewer: Viewer): Promise<NoticeProof[]>;
  /** Every version of a card's notices, newest first, whoever may see them: for a door that hands out what was released. */
  versionsOf(card: number): Promise<CardNotice[]>;
  /** Every version of a card's notices that the viewer may see, oldest first, with the size and hash of its files: for a case file. One statement. */
  filed(workflow: WorkflowDefinition, card: CardRow, viewer: Viewer): Promise<FiledNotice[]>;
  /** A DOCX as PDF; null where this machine makes none. */
  toPdf(docx: Buffer, signal: AbortSignal): Promise<Buffer | null>;
  /** The file of a version, and what it is called; null if there is none. */
  fileOf(id: number, format: Format): Promise<{ bytes: Buffer; type: string; disposition: string } | null>;
  /** The paragraphs of a version, for a sheet of paper; null if there is no file. Whoever shows them has asked whose they are. */
  wordsOf(id: number): Promise<string[] | null>;
  /** Keeps the templates that came with a pack. */
  keepTemplates(templates: readonly NewTemplate[]): Promise<void>;
  /** Tells the job queue who makes PDFs. Called once, when the container is made. */
  registerJobs(): void;
}

/** Documents made from templates and data (文书). */
export function createNoticeService(container: () => Container): NoticeService {
  return {
    plan: (step, card) => planNotices(container(), step, card),
    render: (step, input) => renderNotices(container(), step, input),
    asProof: (workflow, card, viewer) => noticesAsProof(container(), { workflow, card, viewer }),
    versionsOf: (card) => versionsOfCard(container(), card),
    filed: (workflow, card, viewer) => filedNotices(container(), { workflow, card, viewer }),
    toPdf: (docx, signal) => convertDocx(container(), docx, signal),
    fileOf: (id, format) => fileOfVersion(container(), id, format),
    wordsOf: (id) => wordsOfVersion(container(), id),
    async keepTemplates(templates) {
      for (const template of templates) await keepPackTemplate(container(), template);
    },
    registerJobs: () => container().jobs.register(PDF_JOB, (job) => makePdf(container(), job), { slow: true }),
  };
}

export type { FiledNotice, NoticeFile } from './filed';
