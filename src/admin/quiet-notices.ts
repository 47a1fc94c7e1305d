/**
 * Keys under which Strapi remembers that somebody closed its announcement of the media library. It adds the id of the installation, which is
 * `false` where telemetry is off, and `undefined` until it is known.
 */
const ANNOUNCEMENTS = ['false', 'undefined'].map((id) => `STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:${id}`);

/** News about Strapi is none of the office's business: what its pages announce counts as closed. */
export function closeAnnouncements(storage: Storage): void {
  for (const key of ANNOUNCEMENTS) storage.setItem(key, 'true');
}
