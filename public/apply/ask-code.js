import { make } from './dom.js';
import { sentence } from './explain.js';
import { say } from './texts.js';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The page on which the holder of a receipt's code sees how it stands. The code is kept nowhere. `look(code, shown)` fills the place below the form, and throws what it is refused with; `fields` stand
 * between the code and the button.
 * @returns what looks once more, with what is typed in now
 */
export function askCode(main, look, fields = []) {
  const code = make('input', { id: 'code', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'code-hint' });
  const trouble = make('div', { class: 'summary', role: 'alert', tabindex: '-1', hidden: true });
  const shown = make('div', { id: 'status' });
  const fail = (text) => {
    trouble.textContent = text;
    trouble.hidden = false;
    trouble.focus();
  };
  const again = async (event) => {
    event?.preventDefault();
    trouble.hidden = true;
    if (!wellTyped(code.value)) return fail(say('mistyped'));
    try {
      await look(code.value, shown);
    } catch (error) {
      shown.replaceChildren();
      fail(sentence(error));
    }
  };
  main.replaceChildren(
    make('h1', {}, say('follow')),
    trouble,
    make(
      'form',
      { novalidate: true, onsubmit: again },
      make(
        'div',
        { class: 'field' },
        make('label', { for: 'code' }, say('code')),
        make('p', { class: 'hint', id: 'code-hint' }, say('codeHint')),
        code,
      ),
      ...fields,
      make('button', { class: 'main' }, say('look')),
    ),
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
