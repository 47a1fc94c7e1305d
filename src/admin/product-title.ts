/** As it stands in the browser's tab. */
const NAME = '公开 · Gongkai';

/** Strapi ends every page title with its own name and has no setting for it; the office's people see the name of what they use. */
export function keepProductTitle(): void {
  const rename = () => {
    const wanted = document.title.replace(/^Strapi( Admin)?$|\bStrapi$/, NAME);
    if (wanted !== document.title) document.title = wanted;
  };
  rename();
  new MutationObserver(rename).observe(document.head, { childList: true, subtree: true, characterData: true });
}
