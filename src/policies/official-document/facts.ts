import type { Fact } from '../../../plugins/workboard/server/src/api';
import { interpretationOffice } from '../interpretation/interpretation-office';

/** Facts of the pack, by name. */
export const facts: Readonly<Record<string, Fact>> = {
  interpretationOffice: (input) => interpretationOffice(input, input.subject.leadDraftingUnit),
};
