/** Where the page's door is; another page names another. */
let door = '/api/foi-applications';

export function useDoor(address) {
  door = address;
}

/** What the server did not take: `status`, its sentence, and what is to be mended. */
export class Problem extends Error {
  constructor(status, error, wait) {
    super(error?.message ?? '');
    this.status = status;
    this.code = error?.name ?? '';
    this.details = error?.details ?? {};
    this.wait = wait;
  }
}

/** The proof of work cannot be done here: an old browser, or a page that came without a secure connection. */
export class Unproved extends Error {}

async function answered(response) {
  if (response.ok) return response;
  const body = await response.json().catch(() => ({}));
  throw new Problem(response.status, body.error, Number(response.headers.get('Retry-After') ?? 0));
}

export async function get(path) {
  return (await read(`${door}/${path}`)).data;
}

/** Any public answer, as it stands. */
export async function read(address) {
  return (await answered(await fetch(address))).json();
}

/** Sends JSON, or the same beside files. @param key the request's Idempotency-Key */
export async function post(path, body, { key, files = [] } = {}) {
  const headers = key ? { 'Idempotency-Key': key } : {};
  const address = path.startsWith('/') ? path : path === '' ? door : `${door}/${path}`;
  if (files.length === 0) {
    const sent = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    return answered(await fetch(address, sent));
  }
  const form = new FormData();
  form.append('application', JSON.stringify(body));
  for (const file of files) form.append('files', file, file.name);
  return answered(await fetch(address, { method: 'POST', headers, body: form }));
}

/** A solved challenge. The work is done beside the page, which stays usable. */
export async function prove() {
  const challenge = await get('challenge');
  const worker = new Worker('/apply/proof-worker.js');
  try {
    const solution = await new Promise((resolve, reject) => {
      // What fails inside of its promises is told as `null`: no event tells of it.
      worker.onmessage = ({ data }) => (data ? resolve(data) : reject(new Unproved()));
      worker.onerror = () => reject(new Unproved());
      worker.postMessage(challenge.parameters);
    });
    return { challenge, solution };
  } finally {
    worker.terminate();
  }
}

/** Random and new, also where the page is not on a secure origin. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
