/** The page waits at most this long for a browser that is never idle, or does not tell. */
const AT_LATEST_MS = 2_000;

/**
 * Fetches what the page will need later, once the browser has nothing better to do: then it stands at once when it is asked for, and while the
 * connection is away. What cannot be fetched now is asked for again when it is needed, and tells its failure then.
 * @returns takes the wish back
 */
export function whenIdle(fetchPart: () => Promise<unknown>): () => void {
  const fetchQuietly = () => void fetchPart().catch(() => undefined);
  if (typeof window.requestIdleCallback === 'function') {
    const idle = window.requestIdleCallback(fetchQuietly, { timeout: AT_LATEST_MS });
    return () => window.cancelIdleCallback(idle);
  }
  const timer = window.setTimeout(fetchQuietly, AT_LATEST_MS);
  return () => window.clearTimeout(timer);
}
