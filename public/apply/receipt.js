import { definition, make } from './dom.js';
import { language, read, say } from './texts.js';

/** What whoever sent something keeps of it: the code, which is shown this one time, and when it came. `beside`: buttons beside the one that prints. */
export function showReceipt(place, receipt, { tag = 'h1', beside = [] } = {}) {
  const heading = make(tag, { tabindex: '-1' }, say('received'));
  const time = new Date(receipt.arrivedAt).toLocaleString(language() === 'en' ? 'en' : 'zh-CN', { timeZone: 'Asia/Shanghai' });
  const files = receipt.files ?? [];
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
    make(
      'p',
      { class: 'screen' },
      make('button', { type: 'button', onclick: () => window.print() }, say('print')),
      ...beside.flatMap((button) => [' ', button]),
    ),
  );
  heading.focus();
}
