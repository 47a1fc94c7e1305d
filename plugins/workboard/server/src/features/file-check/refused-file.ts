import { BadRequest } from '../../platform/errors';

/** 400: a file that is not taken, with the cure. Nothing of it is kept. */
export class RefusedFile extends BadRequest {
  constructor(
    /** For the log: why, in one word. */
    readonly why: 'empty' | 'size' | 'type' | 'declared' | 'damaged' | 'active' | 'bomb' | 'encrypted',
    zh: string,
    en: string,
  ) {
    super(`${zh} / ${en}`, 'file');
  }
}
