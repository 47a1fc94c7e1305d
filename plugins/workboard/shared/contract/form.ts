/** Forms of events. */
import type { Day } from '../../engine/calendar/types';
import type { Answers, FormDefinition } from '../../engine/form/types';

/** GET /entries?form=&field= → EntryChoice[]: what an `entry` field of a form suggests. `field` is `reviewers.name` inside a group. */
export interface EntryChoice {
  /** The answer. */
  key: string;
  /** Shown beside it; may be empty. */
  title: string;
}

/** POST /forms/:key/suggestions { field, text } → Suggestion[]: what is public already and may be what is being asked for. */
export interface Suggestion {
  title: string;
  /** What it is found by: its number, its day; may be empty. */
  about: string;
  /** Where it is to be read, if anywhere on the net. */
  href: string | null;
}

/** GET /forms/:key?card=… — the definition and its first values. `card` is absent for a form that opens a card. */
export interface FormAnswer {
  definition: FormDefinition;
  initial: Answers;
  /** What visibleIf and requiredIf may read besides the form. */
  context: {
    subject: Answers;
    actor: { id: number; name: string; units: string[]; roles: string[] };
    channels?: Record<string, boolean>;
    today: Day;
  };
}
