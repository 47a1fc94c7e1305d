import type { PlacedFinding } from '../../../../engine/sentinel';
import { StatusError } from '../../platform/errors';

/** The clause that forbids it. */
export const MARKED = 'R-SEC-05a';

export interface ClassifiedDetails {
  clause: typeof MARKED;
  /** Where, and which level; never the text around it. */
  found: { place: string; at: number; mark: string }[];
}

/** 422: marked as a state secret. Nothing of it is stored, and nobody can override it (R-SEC-05a, B-02, G-23). */
export class Classified extends StatusError<ClassifiedDetails> {
  constructor(marks: readonly PlacedFinding[]) {
    const places = [...new Set(marks.map(({ place, masked }) => `${place}（${masked}）`))].slice(0, 5).join('、');
    super(
      422,
      'ClassifiedError',
      `发现密级标志：${places}。涉密内容不得在本系统录入、上传或公开（${MARKED}），本次提交未保存。请删去涉密内容或换成已脱密的文本；涉密文件请按保密规定在涉密设备上办理。 / A classification mark was found: ${places}. Classified content is neither entered, uploaded nor published here (${MARKED}); nothing was stored. Remove it, or handle the file on a classified system.`,
      { clause: MARKED, found: marks.map(({ place, at, masked }) => ({ place, at, mark: masked })) },
    );
  }
}
