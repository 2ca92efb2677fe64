/** What the script of a review's page tells: it runs, a number was opened, or a button was pressed. */
export type PageMessage =
  | { do: 'ready' }
  | { do: 'open'; key: string }
  | { do: 'export' }
  | { do: 'comment' };

/** What the page is told: its new content, or a sentence for a screen reader. */
export type PageNews = { do: 'update'; html: string } | { do: 'say'; text: string };

/** The message as what it is; `undefined` for anything else: a page could have been tampered with. */
export function pageMessage(message: unknown): PageMessage | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { do: what, key } = message as Record<string, unknown>;
  if (what === 'open') return typeof key === 'string' ? { do: what, key } : undefined;
  return what === 'ready' || what === 'export' || what === 'comment' ? { do: what } : undefined;
}
