/** Thrown by a handler: not now, and no failure. The job waits until `until` (instant), its attempts start anew. */
export class Later extends Error {
  override readonly name = 'Later';

  constructor(
    readonly until: string,
    reason: string,
  ) {
    super(reason);
  }
}

/** Thrown by a handler: trying again would be in vain. The job is dead at once, its reason kept. */
export class Hopeless extends Error {
  override readonly name = 'Hopeless';
}
