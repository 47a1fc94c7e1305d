import { make } from './dom.js';
import { sentence } from './explain.js';
import { language, say, setLanguage } from './texts.js';

/**
 * The frame of a page outside: its language and its navigation, and what the address names drawn into it, again whenever either changes. `show(name, main)` draws what stands behind the `#`;
 * `titleOf(name)` is the text it is called by.
 */
export function startPage({ titleOf, show }) {
  const main = document.getElementById('main');
  const toggle = document.getElementById('language');
  const draw = async () => {
    const name = location.hash.slice(1);
    const page = titleOf(name);
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
      await show(name, main);
    } catch (error) {
      main.replaceChildren(
        make('div', { class: 'summary', role: 'alert' }, sentence(error, 'unreached')),
        make('button', { type: 'button', onclick: draw }, say('retry')),
      );
    }
  };
  toggle.addEventListener('click', () => {
    setLanguage(language() === 'en' ? 'zh-Hans' : 'en');
    void draw();
  });
  // `#main` is the way past the head of the page, not a page of its own.
  window.addEventListener('hashchange', () => {
    if (location.hash !== '#main') void draw();
  });
  void draw();
}
