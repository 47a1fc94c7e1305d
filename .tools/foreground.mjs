/** Keeps a started server in the foreground: Ctrl-C or SIGTERM stops it cleanly; if it ends by itself, so does this process. */
export async function foreground({ stop, ended }) {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (!asked) void stop();
      asked = true;
    });
  }
  const code = await ended;
  process.exitCode = asked ? 0 : code;
}
