/** Case files (案卷): everything of a card in one archive. */
import type { Text } from '../../engine/text';
import type { RefusalItem } from './refusal';

export interface BundleVersion {
  id: number;
  version: number;
  fileName: string;
  madeAt: string;
  madeBy: string;
  size: number;
  files: number;
  sha256: string;
  /** It was made though something was missing. */
  incomplete: boolean;
  /** Sheets that are in it as DOCX only because their conversion failed. */
  unconverted: number;
}

/** GET /cards/:id/bundles — null where the workflow has no case file, or the person may not make one. */
export interface BundleOverview {
  title: Text;
  /** What is missing, with the law's words and the cure. */
  missing: RefusalItem[];
  versions: BundleVersion[];
  /** One is being made now; `failed` says why the last try came to nothing. */
  making: boolean;
  failed: string | null;
}

/** POST /cards/:id/bundles — refused (422) while something is missing, unless `anyway` says why. */
export interface MakeBundleRequest {
  anyway?: string;
}
