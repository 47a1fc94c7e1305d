import './texts.js';
import { make } from '/apply/dom.js';
import { sentence } from '/apply/file-request.js';
import { language, say, setLanguage } from '/apply/texts.js';
import { followComment } from './follow-comment.js';
import { listDrafts } from './list-drafts.js';
import { readDraft } from './read-draft.js';

const main = document.getElementById('main');
const toggle = document.getElementById('language');

/** Draws what the address names: the drafts, one of them, or what became of a comment. */
async function draw() {
  const name = location.hash.slice(1);
  const page = name === 'follow' ? 'follow' : 'drafts';
  setLanguage(language());
  document.title = `${say(page)} · ${say('name')}`;
  toggle.textContent = language() === 'en' ? '中文' : 'English';
  toggle.lang = language() === 'en' ? 'zh-Hans' : 'en';
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = say(node.dataset.text);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', say(node.dataset.label));
  for (const link of document.querySelectorAll('nav a')) {
    if (link.hash === `#${page}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  main.replaceChildren(make('p', {}, say('loading')));
  try {
    if (page === 'follow') followComment(main);
    else if (name === '' || name === 'drafts') await listDrafts(main);
    else await readDraft(main, name);
  } catch (error) {
    main.replaceChildren(make('div', { class: 'summary', role: 'alert' }, error.status === 404 ? say('gone') : sentence(error)));
  }
}

toggle.addEventListener('click', () => {
  setLanguage(language() === 'en' ? 'zh-Hans' : 'en');
  void draw();
});
// `#main` is the way past the head of the page, not a page of its own.
window.addEventListener('hashchange', () => {
  if (location.hash !== '#main') void draw();
});
void draw();
