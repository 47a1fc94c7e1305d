import { make, tell } from './dom.js';
import { say } from './texts.js';

/**
 * Files that come with a form. A browser's own control says how many were chosen, not which, forgets the first ones when more are picked, and on a telephone gives none back: they are listed here,
 * and each can be taken out again.
 * @returns `element`, `focus` and `files()`
 */
export function chooseFiles({ most, bytes, endings }, id) {
  let files = [];
  const accept = endings.map((one) => (one.startsWith('.') ? one : `.${one}`)).join();
  const input = make('input', { type: 'file', id, multiple: true, accept, 'aria-describedby': `${id}-hint` });
  const list = make('ul', { class: 'files', 'aria-label': say('chosen'), hidden: true });
  const draw = () => {
    list.hidden = files.length === 0;
    list.replaceChildren(...files.map(row));
  };
  const row = (file) => {
    const out = () => {
      files = files.filter((one) => one !== file);
      draw();
      input.focus();
    };
    const button = make('button', { type: 'button', 'aria-label': say('removeFile', { name: file.name }), onclick: out }, say('remove'));
    return make('li', {}, `${file.name}（${sizeOf(file)}） `, button);
  };
  input.addEventListener('change', () => {
    const known = ({ name, size }) => files.some((one) => one.name === name && one.size === size);
    files = [...files, ...[...input.files].filter((file) => !known(file))];
    input.value = '';
    draw();
    tell(say('chosenNow', { count: files.length }));
  });
  const hint = say('filesHint', { most, size: bytes / 1024 / 1024, endings: endings.join(' ') });
  const label = make('label', { for: id }, say('files'), ' ', make('span', { class: 'optional' }, say('optional')));
  const element = make('div', { class: 'field' }, label, make('p', { class: 'hint', id: `${id}-hint` }, hint), input, list);
  return { element, focus: input, files: () => files };
}

const sizeOf = ({ size }) => (size < 1024 * 1024 ? `${Math.ceil(size / 1024)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`);
