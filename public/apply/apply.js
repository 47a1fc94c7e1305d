import { fileRequest } from './file-request.js';
import { followRequest } from './follow-request.js';
import { startPage } from './page.js';

startPage({
  titleOf: (name) => (name === 'follow' ? 'follow' : 'file'),
  show: (name, main) => (name === 'follow' ? followRequest(main) : fileRequest(main)),
});
