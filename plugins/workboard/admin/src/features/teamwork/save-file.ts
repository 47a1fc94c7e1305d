/** Hands bytes to the browser's own “save”, under a name. */
export function saveFile(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The same for a file that came as text. */
export function saveBase64({ content, type, fileName }: { content: string; type: string; fileName: string }): void {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  saveFile(new Blob([bytes], { type }), fileName);
}
