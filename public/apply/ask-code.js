import { make } from './dom.js';
import { drawForm } from './draw-form.js';
import { explain } from './explain.js';
import { lastReceipt } from './receipt.js';
import { both, say } from './texts.js';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ASKED = { type: 'text', visible: true, required: true, min: null, max: null, pattern: null, personal: true };

/** A field of such a page. */
export const asked = (key, about = {}) => ({ ...ASKED, key, label: both(key), help: null, ...about });

/**
 * The page on which the holder of a receipt's code sees how it stands. `look(answers, shown)` fills the place below the form, and throws what it is refused with; `fields` stand between the code
 * and the button. A code is kept nowhere; only that of a receipt in this very window is still there.
 * @returns what looks once more, with what is typed in now
 */
export function askCode(main, look, fields = []) {
  const form = { fields: [asked('code', { help: both('codeHint') }), ...fields], files: { most: 0 } };
  const drawn = drawForm(form, { id: 'ask', values: { code: lastReceipt()?.code } });
  const trouble = make('div', { class: 'summary', role: 'alert', tabindex: '-1', hidden: true });
  const shown = make('div', { id: 'status' });
  const again = async (event) => {
    event?.preventDefault();
    trouble.hidden = true;
    const answers = drawn.answers();
    const faults = drawn.faults();
    if (answers.code !== undefined && !wellTyped(answers.code)) faults.unshift({ field: 'code', message: say('mistyped') });
    drawn.show(faults);
    if (faults.length > 0) return shown.replaceChildren();
    try {
      await look(answers, shown);
    } catch (error) {
      shown.replaceChildren();
      return explain(error, drawn, trouble, 'unreached');
    }
    // What was found stands below the button: on a telephone out of sight, and unheard of by whoever listens.
    const found = shown.querySelector('h2');
    found?.setAttribute('tabindex', '-1');
    found?.focus();
  };
  main.replaceChildren(
    make('h1', {}, say('follow')),
    trouble,
    make('form', { novalidate: true, onsubmit: again }, drawn.element, make('button', { class: 'main' }, say('look'))),
    shown,
  );
  return again;
}

/** Luhn's rule for 32 letters: a mistyped code need not be sent. */
function wellTyped(code) {
  const plain = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const values = [...plain].reverse().map((letter) => LETTERS.indexOf(letter));
  const sum = values.reduce((total, value, index) => {
    const weighed = value * (index % 2 === 1 ? 2 : 1);
    return total + Math.floor(weighed / 32) + (weighed % 32);
  }, 0);
  return values.length === 28 && !values.includes(-1) && sum % 32 === 0;
}
