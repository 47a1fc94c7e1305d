/**
 * The part of a file that is asked for (RFC 9110, 14.2): one range; several are answered with the whole, as the standard allows.
 * @returns null for the whole file, `none` where nothing of it lies in the range (416)
 */
export function rangeOf(
  range: string,
  ifRange: string,
  { size, etag }: { size: number; etag: string },
): { start: number; end: number } | 'none' | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range.trim());
  if (!asked || (ifRange !== '' && ifRange !== etag)) return null;
  const [, from = '', to = ''] = asked;
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return null;
  return start >= size || (from === '' && Number(to) === 0) ? 'none' : { start, end };
}
