import { fileRequest, sentence } from './file-request.js';
import { followRequest } from './follow-request.js';
import { make } from './dom.js';
import { language, say, setLanguage } from './texts.js';

const main = document.getElementById('main');
const toggle = document.getElementById('language');

/** Draws the page that the address names, in the language that was chosen. */
async function draw() {
  const page = location.hash === '#follow' ? 'follow' : 'file';
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
  try {
    await (page === 'follow' ? followRequest(main) : fileRequest(main));
  } catch (error) {
    main.replaceChildren(make('div', { class: 'summary', role: 'alert' }, sentence(error)));
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
