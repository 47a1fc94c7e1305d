/** The name of a notice's file without its ending: title, what it is about, its version; nothing a file system or a header refuses. */
export function fileNameFor(title: string, about: string | null, version: number): string {
  const name = [title, about, version > 1 ? `第${version}版` : null].filter(Boolean).join('-');
  return Array.from(name.replace(/[\\/:*?"<>|\s\p{Cc}]+/gu, '-'))
    .slice(0, 80)
    .join('');
}

/** `Content-Disposition` of a download (RFC 6266): the name in UTF-8, and one in ASCII for what does not know that. Never shown in place. */
export function disposition(name: string, id: number, format: string): string {
  const encoded = encodeURIComponent(`${name}.${format}`).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="notice-${id}.${format}"; filename*=UTF-8''${encoded}`;
}
