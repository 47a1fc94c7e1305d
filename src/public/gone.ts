/** What takes the place of something that was withdrawn. It is public now. */
export interface Successor {
  documentId: string;
  indexNumber: string;
  title: string;
  /** Where it is read, on this server. */
  url: string;
}

/** Thrown for what was public once and was taken back; the answer says so, and nothing of the content (410). */
export class Gone extends Error {
  override readonly name = 'Gone';

  constructor(
    readonly details: {
      /** What the office says of it to the public. */
      note: string | null;
      successor: Successor | null;
    },
  ) {
    super(`该信息已撤下，不再公开。${details.note ?? ''} / This information was withdrawn and is no longer public.`);
  }
}
