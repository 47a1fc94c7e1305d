/** Rows of `workboard_deliveries` for documents that are not there: `versions` messages of each, in turn, due at once. */
export function messageRows(input: { documents: number; versions: number; from: number; now: string; channel?: string }) {
  const { documents, versions, from, now, channel = 'portal' } = input;
  return Array.from({ length: documents * versions }, (_none, index) => {
    const documentId = `doc${index % documents}`;
    const version = from + index;
    return {
      channel,
      log_seq: version,
      card_id: 0,
      workflow: 'official-document',
      uid: 'api::document.document',
      document_id: documentId,
      event: 'publish',
      verb: 'publish',
      body: JSON.stringify({
        type: 'entry.published',
        timestamp: now,
        data: { channel, contentType: 'document', documentId, version, hash: null },
      }),
      state: 'waiting',
      next_at: now,
      created_at: now,
    };
  });
}
