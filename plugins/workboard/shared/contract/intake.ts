/** Letters, visits and words that the staff takes down for people outside. */
import type { Text } from '../../engine/text';

/** GET /doors → IntakeDoor[]: where I may take something down. */
export interface IntakeDoor {
  door: string;
  workflow: string;
  workflowTitle: Text;
  event: string;
  title: Text;
  form: string;
  files: { most: number; megabytes: number; personal: boolean };
}

/** POST /doors/:door/intake, multipart: `application` { version, answers, requestKey } as JSON, `files`. The code is told once. */
export interface IntakeAnswer {
  card: number;
  number: string | null;
  title: string;
  takenBy: string;
  code: string;
  /** Paragraphs of the receipt, where it was registered with it. */
  sheet: string[] | null;
}
