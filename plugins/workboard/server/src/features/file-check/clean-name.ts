/** Signs that turn a name around or hide a part of it: 年报\u202Efdp.exe reads 年报exe.pdf. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const RESERVED = /[<>:"|?*]/g;
const LONGEST = 180;

export interface CleanName {
  /** `会议纪要.pdf`: no path, no control characters, NFC. */
  name: string;
  /** Lower case, without the dot; empty if there is none. */
  ending: string;
}

/** What is left of the name a file came with. A name is only a name: never part of a path, and its ending is the last one. */
export function cleanName(given: string): CleanName {
  const last = given.normalize('NFC').replace(UNSEEN, '').split(/[\\/]/).at(-1) ?? '';
  const name = last.replace(RESERVED, '_').replace(/^[\s.]+|[\s.]+$/gu, '');
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot < 1 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
  const short = Array.from(stem === '' ? 'file' : stem)
    .slice(0, LONGEST)
    .join('');
  return { name: ending === '' ? short : `${short}.${ending}`, ending: ending.toLowerCase() };
}
