/** Solves a challenge of altcha v2 (PBKDF2/SHA-256): counts up until the derived key begins as asked. */
const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

onmessage = ({ data }) => solve(data).then(postMessage, () => postMessage(null));

async function solve({ nonce, salt, cost, keyLength, keyPrefix }) {
  const start = performance.now();
  const head = bytesOf(nonce);
  const password = new Uint8Array(head.length + 4);
  password.set(head);
  const view = new DataView(password.buffer);
  for (let counter = 0; counter <= 0xffffffff; counter += 1) {
    view.setUint32(head.length, counter, false);
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const bits = await crypto.subtle.deriveBits(
      { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost },
      key,
      keyLength * 8,
    );
    const derivedKey = hexOf(new Uint8Array(bits));
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey, time: Math.round(performance.now() - start) };
  }
  return null;
}
