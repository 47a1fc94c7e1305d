import { QueryError, quote } from './query-error';

/** One parameter of a query string: `filters[kind][$eq]=normative` has the path filters, kind, $eq. */
export interface Parameter {
  name: string;
  path: readonly string[];
  value: string;
}

const LONGEST_QUERY = 4000;
const LONGEST_VALUE = 200;
const KEY = /^[^[\]]+(\[[^[\]]*\])*$/;
// eslint-disable-next-line no-control-regex -- PostgreSQL knows no NUL in a text, and no title holds a control character
const CONTROL = /[\u0000-\u001f\u007f]/;

/**
 * Takes a query string apart, flat and strictly. Strapi's own parser builds objects and lists out of it, guesses at repetitions and cuts
 * what is too deep; here a parameter stands once, and what is odd is refused.
 * @throws QueryError
 */
export function readParameters(querystring: string): Parameter[] {
  if (querystring.length > LONGEST_QUERY) throw new QueryError(`The query string is longer than ${LONGEST_QUERY} characters.`, '');
  const seen = new Set<string>();
  return [...new URLSearchParams(querystring)].map(([name, value]) => {
    if (!KEY.test(name)) throw new QueryError(`The parameter ${quote(name)} is not written like filters[title][$contains].`, name);
    if (seen.has(name)) throw new QueryError(`The parameter ${quote(name)} is given more than once.`, name);
    seen.add(name);
    if (value.length > LONGEST_VALUE) throw new QueryError(`The value of ${quote(name)} is longer than ${LONGEST_VALUE} characters.`, name);
    if (CONTROL.test(value)) throw new QueryError(`The value of ${quote(name)} holds control characters.`, name);
    return { name, path: name.split('[').map((part) => part.replace(/\]$/, '')), value };
  });
}

/** For an address that takes no parameters. @throws QueryError */
export function refuseParameters(querystring: string): void {
  const [first] = readParameters(querystring);
  if (first) throw new QueryError(`The parameter ${quote(first.name)} is not known here: there are none.`, first.name);
}
