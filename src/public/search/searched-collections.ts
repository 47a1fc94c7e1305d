import { publicConsultations } from '../../api/consultation/public-consultations';
import { publicDocuments } from '../../api/document/public-documents';
import { publicInterpretations } from '../../api/interpretation/public-interpretations';
import { publicStatements } from '../../api/statement/public-statements';
import type { Collection } from '../collection';

/** Collections that `q` searches. */
export const searchedCollections: readonly Collection[] = [publicDocuments, publicInterpretations, publicConsultations, publicStatements];
