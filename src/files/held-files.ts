/** Nobody has looked at what is in it yet. */
export const UNSEEN = 'unseen';

/** What Strapi keeps of a file for its provider. */
export interface FileMetadata {
  /** Hash of the bytes, lower-case hex. */
  digest?: string;
  algorithm?: string;
  /** Numbers of persons, masked. */
  personal?: string[];
  /** Why it is held back from the public, whatever entry shows it. */
  held?: typeof UNSEEN | 'refused' | 'personal';
}

/** SQLite gives JSON as text. */
export function metadataOf({ provider_metadata: stored }: { provider_metadata: unknown }): FileMetadata {
  return ((typeof stored === 'string' ? JSON.parse(stored) : stored) as FileMetadata | null | undefined) ?? {};
}
