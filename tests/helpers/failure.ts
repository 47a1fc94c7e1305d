/**
 * Why something failed: the error's message, or null if it did not. For statements that a database refuses: jest's `rejects.toThrow` asks for an
 * Error of its own realm, and the driver of SQLite keeps the one of the first test file in the process.
 */
export async function failure(work: PromiseLike<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return String((error as { message?: unknown }).message ?? error);
  }
}
