/** HTML that is known to be safe to put on a page: made of `html` and of escaped texts. */
export class Html {
  constructor(readonly text: string) {}
}

/** A template whose values are escaped, as text and as attribute values in double quotes; lists are joined. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(parts.map((part, i) => `${part}${i < values.length ? rendered(values[i]) : ''}`).join(''));
}

export type HtmlValue = Html | string | number | false | undefined | readonly HtmlValue[];

function rendered(value: HtmlValue): string {
  if (value === false || value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(rendered).join('');
  return escapeHtml(String(value));
}

function escapeHtml(text: string): string {
  return text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
