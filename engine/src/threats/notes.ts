/** The project's threat notes in force. Filled in by `parseThreatNotes`. */
export interface ThreatNotes {
  version: 1;
}
