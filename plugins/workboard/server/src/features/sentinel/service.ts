import type { PlaceNames } from '../../../../engine/name-place';
import { describeFinding, marksAmong, scanTexts, textsIn, type PlacedText, type Scan } from '../../../../engine/sentinel';
import type { Actor } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { checkFile, type CheckedFile, type GivenFile } from '../file-check/check-file';
import { RefusedFile } from '../file-check/refused-file';
import { Classified, MARKED } from './classified';
import { recordRefusal } from './record-refusal';

/** Through which door something comes, and who brings it. */
export interface Door {
  name: 'text' | 'upload' | 'attachment';
  /** Asked for only where something is refused. */
  actor: () => Promise<Actor>;
  /** What its places are called to that person; asked for only where something is refused. */
  names?: () => Promise<PlaceNames>;
  subject: { uid: string; documentId: string } | null;
}

/** A file that may come in. */
export interface AdmittedFile extends Omit<CheckedFile, 'texts'> {
  /** Numbers of persons in it, masked: `年报.docx 第 120 字 身份证号 330103********1234`. Asked about when it is to be published. */
  personal: string[];
}

/** The sentinel before every write: what bears a mark of classification is refused and not stored. */
export interface SentinelService {
  /** @throws Classified; the refusal is logged without its content */
  admitText(value: unknown, door: Door): Promise<void>;
  /** The same where nothing can be awaited. @throws Classified */
  refuseMarked(value: unknown): void;
  /** The one check of every upload. @throws RefusedFile · Classified; the refusal is logged without its content */
  admitFile(file: GivenFile, door: Door): Promise<AdmittedFile>;
  scan(texts: readonly PlacedText[]): Scan;
}

export function createSentinelService(container: () => Container, options: { officeNumbers: readonly string[] }): SentinelService {
  const scan = (texts: readonly PlacedText[]) => scanTexts(texts, options);
  const refuse = async (door: Door, clauses: readonly string[], reason: string, error: Error): Promise<never> => {
    await recordRefusal(container(), { door: door.name, actor: await door.actor(), subject: door.subject, clauses, reason });
    throw error;
  };

  return {
    scan,
    refuseMarked(value) {
      const marks = marksAmong(textsIn(value));
      if (marks.length > 0) throw new Classified(marks);
    },
    async admitText(value, door) {
      const marks = marksAmong(textsIn(value));
      if (marks.length === 0) return;
      const reason = marks.map((mark) => describeFinding(mark)['zh-Hans']).join('；');
      await refuse(door, [MARKED], reason, new Classified(marks, await door.names?.()));
    },
    async admitFile(file, door) {
      const checked = await checkFile(file).catch((error: unknown) => {
        if (error instanceof RefusedFile) return refuse(door, [], `file.${error.why}`, error);
        throw error;
      });
      const { texts, ...admitted } = checked;
      const { marks, personal } = scan(texts);
      // The name of a marked file may say what the secret is about.
      if (marks.length > 0) await refuse(door, [MARKED], marks.map(({ masked }) => masked).join('、'), new Classified(marks));
      return { ...admitted, personal: [...new Set(personal.map((one) => describeFinding(one)['zh-Hans']))].slice(0, 20) };
    },
  };
}
