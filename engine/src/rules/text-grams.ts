/** Words must be this long to be looked up. */
export const shortestWord = 3;

const bits = 15;
const mask = (1 << bits) - 1;

/**
 * Which runs of three characters stand in some texts: so that hundreds of words are ruled out in one look at a text.
 * Letters count in lower case. Runs may share a place, so a word that "may" stand there may yet be missing.
 */
export class TextGrams {
  private readonly seen = new Uint8Array(1 << bits);

  add(text: string): void {
    let hash = 0;
    for (let i = 0; i < text.length; i++) {
      // What is older than three characters has been shifted out.
      hash = ((hash << 5) ^ folded(text.charCodeAt(i))) & mask;
      this.seen[hash] = 1;
    }
  }

  /** `word`: ASCII, letters in lower case, not shorter than `shortestWord`. */
  mayHold(word: string): boolean {
    let hash = 0;
    for (let i = 0; i < word.length; i++) {
      hash = ((hash << 5) ^ word.charCodeAt(i)) & mask;
      if (i >= shortestWord - 1 && this.seen[hash] === 0) return false;
    }
    return true;
  }
}

function folded(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code + 0x20;
  // The long s and the Kelvin sign are an s and a k to expressions that ignore case.
  if (code === 0x17f) return 0x73;
  return code === 0x212a ? 0x6b : code;
}
