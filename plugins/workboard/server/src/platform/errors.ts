import { errors } from '@strapi/utils';
import type { ConflictDetails, RefusalDetails } from '../../../shared/contract';

/**
 * An error with an HTTP status, in the shape Strapi's error middleware passes on with its details.
 * Strapi's own ApplicationError would be answered with 400 whatever it says.
 */
export class StatusError<Details> extends Error {
  readonly expose = true;

  constructor(
    readonly status: number,
    name: string,
    message: string,
    readonly details: Details,
  ) {
    super(message);
    this.name = name;
  }
}

// Strapi's error middleware logs what it does not know as a failure of its own, with the stack; an HttpError it passes on in silence.
// That class is abstract and cannot be constructed, so only its prototype is taken.
Object.setPrototypeOf(StatusError.prototype, errors.HttpError.prototype as object);

/** 422: the step is not permitted; `details` lists every unmet clause. */
export class Refusal extends StatusError<RefusalDetails> {
  constructor(message: string, details: RefusalDetails) {
    super(422, 'RefusalError', message, details);
  }
}

/** 409: somebody else changed the card since it was read. */
export class Conflict extends StatusError<ConflictDetails> {
  constructor(message: string, details: ConflictDetails) {
    super(409, 'ConflictError', message, details);
  }
}

/** 409: what should be made is there already. */
export class AlreadyThere extends StatusError<Record<string, never>> {
  constructor(message: string) {
    super(409, 'ConflictError', message, {});
  }
}

/**
 * 409: the calendar changed while a step was reckoned. It bears the code of a serialization failure, so that the transaction is run again by
 * itself; it is answered only where a transaction around it cannot be.
 */
export class StaleCalendar extends StatusError<Record<string, never>> {
  readonly code = '40001';

  constructor() {
    super(409, 'ConflictError', '工作日历刚刚更新，请再试一次 / The calendar has just changed: try again', {});
  }
}

/** 400: what was sent cannot be understood. */
export class BadRequest extends StatusError<{ field?: string }> {
  constructor(message: string, field?: string) {
    super(400, 'BadRequestError', message, field === undefined ? {} : { field });
  }
}

/** 404: there is no such thing, or not for this person. */
export class NotFound extends StatusError<Record<string, never>> {
  constructor(message: string) {
    super(404, 'NotFoundError', message, {});
  }
}

/** 403: known, but not allowed. */
export class Forbidden extends StatusError<Record<string, never>> {
  constructor(message: string) {
    super(403, 'ForbiddenError', message, {});
  }
}
