/** Every text of the page, Chinese first. Texts of the form come from the form. */
const TEXTS = {
  name: ['政府信息依申请公开', 'Requests for government information'],
  skip: ['跳到正文', 'Skip to the content'],
  nav: ['办事', 'What to do'],
  file: ['提交申请', 'File a request'],
  follow: ['查询进度', 'Follow a request'],
  optional: ['（选填）', '(optional)'],
  choose: ['请选择', 'Please choose'],
  files: ['附件', 'Files'],
  chosen: ['已选附件', 'Chosen files'],
  chosenNow: ['已选 {count} 个附件', '{count} files chosen'],
  remove: ['移除', 'Remove'],
  removeFile: ['移除“{name}”', 'Remove “{name}”'],
  filesHint: ['最多 {most} 个，每个不超过 {size} MB；可用：{endings}', '{most} at most, {size} MB each; {endings}'],
  tooMany: ['附件最多 {most} 个', 'No more than {most} files'],
  wrongKind: ['“{name}”不能接收，请移除，或换成 {endings} 之一', '“{name}” is not taken: remove it, or send one of {endings}'],
  tooLarge: ['“{name}”超过 {size} MB', '“{name}” is larger than {size} MB'],
  send: ['提交申请', 'Send the request'],
  sending: ['正在提交，请勿关闭页面……', 'Sending; please do not close the page …'],
  summary: ['请更正以下内容', 'There is a problem'],
  fill: ['请填写“{label}”', 'Enter “{label}”'],
  pick: ['请选择“{label}”', 'Choose “{label}”'],
  short: ['“{label}”至少 {min} 个字', '“{label}” needs at least {min} characters'],
  long: ['“{label}”不超过 {max} 个字', '“{label}” takes {max} characters at most'],
  shape: ['“{label}”格式不符：{asked}', '“{label}” is not in the right format: {asked}'],
  shapeless: ['“{label}”格式不符', '“{label}” is not in the right format'],
  suggestions: ['这些信息可能已经公开：', 'This may be public already:'],
  received: ['申请已提交', 'Your request has arrived'],
  keep: [
    '请保存或打印本页。查询码只显示这一次，查询、补正、撤回都要用到它和联系电话后四位。',
    'Save or print this page. The code is shown once only; with the last four digits of your telephone you follow, correct or withdraw the request by it.',
  ],
  code: ['查询码', 'Code'],
  number: ['登记编号', 'Number'],
  later: ['登记后生成', 'given on registration'],
  subject: ['申请内容', 'What you ask for'],
  arrived: ['提交时间', 'Arrived'],
  stage: ['办理情况', 'How it stands'],
  due: ['答复期限', 'Reply due'],
  suspended: ['（期限暂停计算）', '(the period is suspended)'],
  projected: ['（暂定）', '(provisional)'],
  done: ['已于 {day} 答复', 'replied on {day}'],
  print: ['打印', 'Print'],
  copy: ['复制查询码', 'Copy the code'],
  copied: ['已复制', 'Copied'],
  another: ['再提交一件申请', 'File another request'],
  look: ['查询', 'Look it up'],
  check: ['联系电话后四位', 'Last four digits of your telephone'],
  codeHint: ['28位字母和数字，横线和大小写不影响', '28 letters and digits; hyphens and capitals do not matter'],
  mistyped: ['查询码有误，请核对是否抄错', 'The code is mistyped: check it letter by letter'],
  notices: ['可下载的文书', 'Notices to save'],
  save: ['下载 {format}', 'Save as {format}'],
  actions: ['您可以办理', 'What you may do'],
  again: ['已收到：{title}', 'Received: {title}'],
  busy: ['请求过于频繁，请在 {wait}后再试。您填写的内容还在。', 'Too many requests: try again in {wait}. What you typed is still here.'],
  minutes: ['{n} 分钟', '{n} minutes'],
  seconds: ['{n} 秒', '{n} seconds'],
  offline: [
    '网络中断，未能确认是否收到。请再按一次提交，不会重复登记。',
    'The connection broke off. Send it once more: nothing is filed twice.',
  ],
  unreached: ['网络中断，请检查网络后重试。', 'The connection broke off: check it and try again.'],
  retry: ['重试', 'Try again'],
  unproved: [
    '这个浏览器不能完成提交前的校验。您填写的内容还在：请换一个较新的浏览器，或者到现场、以信函办理。',
    'This browser cannot do the check that comes before sending. What you typed is still here: use a newer browser, come in person or write a letter.',
  ],
  broken: [
    '系统暂时不能受理，请稍后再试。您填写的内容还在。',
    'This does not work just now. Try again later; what you typed is still here.',
  ],
  changed: ['表单已更新，请核对后再提交。', 'The form has changed: look it over and send it again.'],
  loading: ['正在打开……', 'Loading …'],
};

const KEY = 'gongkai-language';
let locale = sessionStorage.getItem(KEY) === 'en' ? 'en' : 'zh-Hans';

/** More texts, for another page, or others in their place. */
export function addTexts(texts) {
  Object.assign(TEXTS, texts);
}

export const language = () => locale;

export function setLanguage(next) {
  locale = next;
  sessionStorage.setItem(KEY, next);
  document.documentElement.lang = next;
}

/** A text of the page; `{name}` is filled in. */
export function say(key, values = {}) {
  const text = TEXTS[key][locale === 'en' ? 1 : 0];
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/** The same in both languages, as texts come with an answer. */
export const both = (key) => ({ 'zh-Hans': TEXTS[key][0], en: TEXTS[key][1] });

/** A text that came with an answer, in both languages. */
export const read = (text) => (text ? text[locale] : '');
