import { definition, make, tell } from './dom.js';
import { language, read, say } from './texts.js';

/** The last receipt, for as long as this window stays open: a look at the other page, or the other language, must not take away a code that is shown only once. */
let last = null;
let saved = true;

export const lastReceipt = () => last;

export function forgetReceipt() {
  last = null;
  saved = true;
}

// Whoever closes the window before the code was printed or copied is asked once.
window.addEventListener('beforeunload', (event) => {
  if (!saved) event.preventDefault();
});

/** What whoever sent something keeps of it: the code, which is shown this one time, and when it came. `beside`: buttons beside the one that prints. */
export function showReceipt(place, receipt, { tag = 'h1', beside = [] } = {}) {
  if (last !== receipt) saved = false;
  last = receipt;
  const heading = make(tag, { tabindex: '-1' }, say('received'));
  const time = new Date(receipt.arrivedAt).toLocaleString(language() === 'en' ? 'en' : 'zh-CN', { timeZone: 'Asia/Shanghai' });
  const files = receipt.files ?? [];
  const print = make('button', { type: 'button', onclick: () => ((saved = true), window.print()) }, say('print'));
  place.replaceChildren(
    heading,
    make(
      'div',
      { class: 'box good' },
      make('p', {}, say('code')),
      make('p', { class: 'code', id: 'code' }, receipt.code),
      make('p', {}, say('keep')),
    ),
    definition([
      [say('number'), receipt.number ?? say('later')],
      [say('subject'), receipt.title],
      [say('arrived'), time],
      [say('stage'), read(receipt.stage)],
      ...(files.length > 0 ? [[say('files'), files.map(({ name }) => name).join('、')]] : []),
    ]),
    make('p', { class: 'screen actions' }, ...[copyButton(receipt.code), print, ...beside].filter(Boolean)),
  );
  heading.focus();
}

/** Browsers let a page copy only where it came over a secure connection. */
function copyButton(code) {
  if (!navigator.clipboard) return null;
  const button = make('button', { type: 'button' }, say('copy'));
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code);
    saved = true;
    button.textContent = say('copied');
    tell(say('copied'));
  });
  return button;
}
