import { namePlace, type PlaceNames } from '../../../../engine/name-place';
import type { PlacedFinding } from '../../../../engine/sentinel';
import { inBothLanguages, type Locale } from '../../../../engine/text';
import { StatusError } from '../../platform/errors';

/** The clause that forbids it. */
export const MARKED = 'R-SEC-05a';

export interface ClassifiedDetails {
  clause: typeof MARKED;
  /** Where, by its key, and which level; never the text around it. */
  found: { place: string; at: number; mark: string }[];
}

/** Places that one message lists. */
const LISTED = 5;

/** 422: marked as a state secret. Nothing of it is stored, and nobody can override it (R-SEC-05a, B-02, G-23). */
export class Classified extends StatusError<ClassifiedDetails> {
  /** @param names what the places are called to whoever wrote there */
  constructor(marks: readonly PlacedFinding[], names: PlaceNames = new Map()) {
    const places = (locale: Locale) => {
      const said = marks.map(({ place, masked }) => placed(namePlace(place, names)[locale], masked, locale));
      return [...new Set(said)].slice(0, LISTED);
    };
    super(
      422,
      'ClassifiedError',
      inBothLanguages({
        'zh-Hans': `发现密级标志：${places('zh-Hans').join('、')}。涉密内容不得在本系统录入、上传或公开（${MARKED}），本次提交未保存。请删去涉密内容或换成已脱密的文本；涉密文件请按保密规定在涉密设备上办理。`,
        en: `A classification mark was found: ${places('en').join(', ')}. Classified content is neither entered, uploaded nor published here (${MARKED}); nothing was stored. Remove it, or handle the file on a classified system.`,
      }),
      { clause: MARKED, found: marks.map(({ place, at, masked }) => ({ place, at, mark: masked })) },
    );
  }
}

function placed(place: string, mark: string, locale: Locale): string {
  if (place === '') return mark;
  return locale === 'en' ? `${place} (${mark})` : `${place}（${mark}）`;
}
