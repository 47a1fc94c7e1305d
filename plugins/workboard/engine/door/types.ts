import type { Text } from '../text';
import type { Cel, EventKey, StageKey } from '../workflow/primitives';

/** The door through which people outside of the office open a card and follow it: they hold no account, but the code of their receipt. */
export interface DoorDefinition {
  /** Path of the door below `/api`. */
  key: string;
  /** Workflow of the published card under which a card is opened here; absent: it stands for itself. */
  under?: string;
  /** Event that opens a card; its form is the public form. */
  opens: EventKey;
  /** What the holder of the code may do later, as far as the workflow permits it then. */
  events: readonly EventKey[];
  /** What these steps are called to people outside, where their own titles are the staff's words; absent: their own. */
  titles?: Readonly<Record<EventKey, Text>>;
  /** Field of the opening form; its last four characters are asked beside the code. Absent: the code alone is asked. */
  check?: string;
  /**
   * What happens at once when the staff takes an opening down: the step that is fired with the answers its form begins with, where the answers
   * given meet `when`, and the notice that is printed with the code.
   */
  intake?: { then: EventKey; when?: Cel; receipt: string };
  /** Clock whose due day is told. */
  clock?: string;
  /**
   * Attributes of the subject that the holder of the code reads, what they are called to them, and the steps before which they are not told:
   * events of its own workflow, or of a partner's as `workflow.event`.
   */
  tells: Readonly<Record<string, { title: Text; since: readonly string[] }>>;
  /** Notices that the holder may save, by the steps that hand them out. */
  releases: Readonly<Record<string, readonly EventKey[]>>;
  /** What is said of each stage to people outside. */
  stages: Readonly<Record<StageKey, Text>>;
  /**
   * Files that may come with the form. They are personal unless the pack says that they are not: encrypted, opened with a reason, erased with
   * what their card's persons told.
   */
  files: { most: number; megabytes: number; personal: boolean };
}

/** Whether something holds for a form: always, never, or where the named answers are one of these rows (`null`: no answer). */
export type Ready = boolean | { fields: readonly string[]; when: readonly (readonly (string | boolean | null)[])[] };
