/** The server says both languages in one text: “中文 / English”. Of a text in one language it is that one. */
export function inLanguage(message: string, locale: string): string {
  const [chinese = message, english = chinese] = message.split(' / ');
  return locale.startsWith('zh') ? chinese : english;
}
