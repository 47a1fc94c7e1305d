import { evaluation } from '../workflow/compiled-workflow';
import type { DecisionContext } from '../workflow/types';
import type { BundleDefinition, BundleHoldings, BundlePart, MissingPart } from './types';

/**
 * What is missing in a card's file by the workflow's own record: parts that are required now and of which nothing is there. A condition that cannot
 * be judged counts as required: a file is never called complete by accident.
 */
export function missingParts(bundle: BundleDefinition, context: DecisionContext, holdings: BundleHoldings): MissingPart[] {
  const { judge } = evaluation(context, {});
  const needed = ({ required }: BundlePart) => {
    if (required === undefined) return false;
    const verdict = judge(required);
    return verdict.met || verdict.reason !== null;
  };
  return bundle.parts
    .filter((part) => needed(part) && !isThere(part, holdings))
    .map(({ key, title, clauses, cure }) => ({ key, title, clauses, ...(cure ? { cure } : {}) }));
}

function isThere(part: BundlePart, { steps, notices, files, linked, clocks }: BundleHoldings): boolean {
  const any = (held: ReadonlySet<string>, names: readonly string[]) =>
    names.length === 0 ? held.size > 0 : names.some((name) => held.has(name));
  switch (part.from) {
    case 'steps':
      return any(steps, part.names);
    case 'notices':
      return any(notices, part.names);
    case 'linked':
      return any(linked, part.names);
    case 'clocks':
      return any(clocks, part.names);
    case 'files':
      return files > 0;
    case 'history':
      return true;
  }
}
