import type { Collection } from '../collection';
import { PUBLIC_COLLECTIONS } from '../public-collections';

/** Collections that `q` searches. */
export const searchedCollections: readonly Collection[] = Object.values(PUBLIC_COLLECTIONS).filter(({ search }) => search !== undefined);
