import type { Fact } from '../../../plugins/workboard/server/src/api';
import { interpretationOffice } from '../interpretation/interpretation-office';

/**
 * R-SEC-02, R-SEC-06c: whether this version's secrecy review is concluded in favour of publication. The review is the document's own three
 * steps (drafter, head of section or the body consulted, leader); every new round clears them. A secrecy workflow of its own plugs in here.
 */
const secrecyReviewConcluded: Fact = ({ subject }) =>
  Promise.resolve(
    subject.secrecyOutcome === 'public' && subject.classificationCheck !== 'contains_secret' && subject.attributeFinal === 'proactive',
  );

/** Facts of the pack, by name. */
export const facts: Readonly<Record<string, Fact>> = {
  secrecyReviewConcluded,
  interpretationOffice: (input) => interpretationOffice(input, input.subject.leadDraftingUnit),
};
