import { publicAnnualReports } from '../api/annual-report/public-annual-reports';
import { publicConsultations } from '../api/consultation/public-consultations';
import { publicDisclosureLog } from '../api/disclosure-entry/public-disclosure-log';
import { publicDocuments } from '../api/document/public-documents';
import { publicInterpretations } from '../api/interpretation/public-interpretations';
import { publicClauses } from '../api/policy-clause/public-clauses';
import { publicStatements } from '../api/statement/public-statements';
import type { Collection } from './collection';

/**
 * Every public collection by its path under `/api`: the one list from which follows what is answered early, kept in memory, limited and searched. A collection that is missing here is served by
 * its routes alone.
 */
export const PUBLIC_COLLECTIONS: Readonly<Record<string, Collection>> = {
  documents: publicDocuments,
  interpretations: publicInterpretations,
  consultations: publicConsultations,
  statements: publicStatements,
  'disclosure-log': publicDisclosureLog,
  'annual-reports': publicAnnualReports,
  'policy-clauses': publicClauses,
};

/** Their paths, as a part of a regular expression. */
export const PUBLIC_PATHS = Object.keys(PUBLIC_COLLECTIONS).join('|');
