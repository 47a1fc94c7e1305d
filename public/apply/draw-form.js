import { chooseFiles } from './choose-files.js';
import { make } from './dom.js';
import { read, say } from './texts.js';

const CHOICES = ['radio', 'multi'];

/**
 * Draws a form as the server describes it. Conditions come as rows of answers.
 * @returns `answers()`, `files()`, `faults()` of what is missing, and `show(faults)` that lists them the way one can follow
 */
export function drawForm(form, { values = {}, onchange = () => {}, id = 'f' } = {}) {
  const drawn = new Map(
    form.fields.map((field) => [field.key, drawField(field, values[field.key] ?? field.initial, `${id}-${field.key}`)]),
  );
  const chosen = form.files.most > 0 ? chooseFiles(form.files, `${id}-files`) : null;
  const summary = make('div', { class: 'summary', role: 'alert', tabindex: '-1', hidden: true });
  const element = make('div', {}, summary, ...[...drawn.values()].map((one) => one.element), chosen?.element);

  const answers = () => {
    const given = {};
    for (const field of form.fields) {
      const shown = holds(field.visible, given);
      drawn.get(field.key).element.hidden = !shown;
      const value = shown ? drawn.get(field.key).value() : null;
      if (value !== null) given[field.key] = value;
    }
    for (const field of form.fields) drawn.get(field.key).require(holds(field.required, given));
    return given;
  };

  const size = form.files.bytes / 1024 / 1024;
  const faults = () => {
    const given = answers();
    const found = form.fields.flatMap((field) => {
      if (drawn.get(field.key).element.hidden) return [];
      const message = faultOf(field, given[field.key], holds(field.required, given));
      return message ? [{ field: field.key, message }] : [];
    });
    const files = chosen?.files() ?? [];
    if (files.length > form.files.most) found.push({ field: 'files', message: say('tooMany', { most: form.files.most }) });
    for (const { name, size: bytes } of files) {
      const taken = form.files.endings.some((one) => name.toLowerCase().endsWith(`.${one}`));
      if (!taken) found.push({ field: 'files', message: say('wrongKind', { name, endings: form.files.endings.join(' ') }) });
      else if (bytes > form.files.bytes) found.push({ field: 'files', message: say('tooLarge', { name, size }) });
    }
    return found;
  };

  const show = (list) => {
    for (const one of drawn.values()) one.fault('');
    for (const { field, message } of list) drawn.get(field)?.fault(message);
    const way = ({ field, message }) => {
      const target = drawn.get(field)?.focus ?? (field === 'files' ? chosen?.focus : null);
      if (!target) return make('li', {}, message);
      return make(
        'li',
        {},
        make(
          'a',
          {
            href: `#${target.id}`,
            onclick: (event) => (event.preventDefault(), target.focus(), target.scrollIntoView({ block: 'center' })),
          },
          message,
        ),
      );
    };
    summary.replaceChildren(make('h2', {}, say('summary')), make('ul', {}, ...list.map(way)));
    summary.hidden = list.length === 0;
    if (list.length > 0) summary.focus();
  };

  element.addEventListener('input', () => onchange(answers()));
  element.addEventListener('change', () => onchange(answers()));
  answers();
  return {
    element,
    answers,
    faults,
    show,
    files: () => chosen?.files() ?? [],
    after: (key, node) => drawn.get(key)?.element.append(node),
  };
}

/** `true`, `false`, or rows of answers under which it is true. */
function holds(ready, answers) {
  if (typeof ready === 'boolean') return ready;
  return ready.when.some((row) => row.every((value, index) => value === (answers[ready.fields[index]] ?? null)));
}

function faultOf(field, value, required) {
  const label = read(field.label);
  const empty = value === undefined || value === null || value === '' || (field.type === 'checkbox' && value !== true);
  if (empty) return required ? say(['text', 'textarea', 'date', 'number', 'url'].includes(field.type) ? 'fill' : 'pick', { label }) : '';
  if (typeof value !== 'string' || !['text', 'textarea', 'url'].includes(field.type)) return '';
  const length = [...value].length;
  if (field.min !== null && length < field.min) return say('short', { label, min: field.min });
  if (field.max !== null && length > field.max) return say('long', { label, max: field.max });
  if (field.pattern === null || new RegExp(`^(?:${field.pattern})$`, 'u').test(value)) return '';
  return field.patternHelp ? say('shape', { label, asked: read(field.patternHelp) }) : say('shapeless', { label });
}

function drawField(field, value, id) {
  const optional = make('span', { class: 'optional' }, say('optional'));
  const hint = field.help ? make('p', { class: 'hint', id: `${id}-hint` }, read(field.help)) : null;
  const fault = make('p', { class: 'fault', id: `${id}-fault`, hidden: true });
  const described = [hint && `${id}-hint`, `${id}-fault`].filter(Boolean).join(' ');
  const control = controlOf(field, value, id, described);
  const inside = CHOICES.includes(field.type)
    ? [make('legend', {}, read(field.label), ' ', optional), hint, fault, ...control.nodes]
    : field.type === 'checkbox'
      ? [hint, fault, make('div', { class: 'choice' }, ...control.nodes, make('label', { for: id }, read(field.label), ' ', optional))]
      : [make('label', { for: id }, read(field.label), ' ', optional), hint, fault, ...control.nodes];
  const element = make(CHOICES.includes(field.type) ? 'fieldset' : 'div', { class: 'field' }, ...inside);
  return {
    element,
    focus: control.focus,
    value: control.value,
    require(required) {
      optional.hidden = required;
      for (const node of control.inputs) node.setAttribute('aria-required', String(required));
    },
    fault(message) {
      fault.textContent = message;
      fault.hidden = message === '';
      element.classList.toggle('faulty', message !== '');
      for (const node of control.inputs) node.setAttribute('aria-invalid', String(message !== ''));
    },
  };
}

function controlOf(field, value, id, described) {
  const common = { id, name: field.key, 'aria-describedby': described };
  if (CHOICES.includes(field.type)) return choices(field, value, id, described);
  if (field.type === 'checkbox') {
    const box = make('input', { ...common, type: 'checkbox', checked: value === true });
    return { nodes: [box], inputs: [box], focus: box, value: () => (box.checked ? true : null) };
  }
  if (field.type === 'select') {
    const options = field.options.map((one) => make('option', { value: one.value, selected: one.value === value }, read(one.label)));
    const list = make('select', common, make('option', { value: '' }, say('choose')), ...options);
    return { nodes: [list], inputs: [list], focus: list, value: () => (list.value === '' ? null : list.value) };
  }
  const long = field.type === 'textarea';
  const type = { date: 'date', number: 'number', url: 'url' }[field.type] ?? 'text';
  const input = make(long ? 'textarea' : 'input', {
    ...common,
    ...(long ? {} : { type }),
    autocomplete: field.personal ? 'off' : undefined,
    inputmode: field.keyboard,
  });
  input.value = value ?? '';
  const typed = () => input.value.trim();
  return {
    nodes: [input],
    inputs: [input],
    focus: input,
    value: () => (typed() === '' ? null : field.type === 'number' ? Number(typed()) : typed()),
  };
}

function choices(field, value, id, described) {
  const type = field.type === 'radio' ? 'radio' : 'checkbox';
  const inputs = field.options.map((one, index) =>
    make('input', {
      type,
      id: index === 0 ? id : `${id}-${index}`,
      name: id,
      value: one.value,
      checked: [value].flat().includes(one.value),
      'aria-describedby': described,
    }),
  );
  const nodes = inputs.map((input, index) =>
    make('div', { class: 'choice' }, input, make('label', { for: input.id }, read(field.options[index].label))),
  );
  const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value);
  return { nodes, inputs, focus: inputs[0], value: () => (chosen().length === 0 ? null : type === 'radio' ? chosen()[0] : chosen()) };
}
