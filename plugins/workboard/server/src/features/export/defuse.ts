/** Beginnings that a spreadsheet takes for a formula or a command, and the white space it looks past. */
const DANGEROUS = /^[=+\-@\t\r]/;

/**
 * Text that nothing can be made to run from: a spreadsheet reads an apostrophe first as “this is text”. Whoever types a title, a reason or
 * a comment must not be able to run something on the machine of whoever opens the export.
 */
export function defused(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}
