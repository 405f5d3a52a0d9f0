const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Makes text safe in HTML, between tags and in quoted attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** HTML that may be put into other HTML as it is. */
export interface SafeHtml {
  html: string;
}

type Part = string | number | SafeHtml | false | undefined | readonly SafeHtml[];

/** A template tag that escapes every value unless it is SafeHtml itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): SafeHtml {
  return { html: strings.map((text, index) => text + render(parts[index])).join('') };
}

/** Text known to be HTML, such as a style sheet of ours. */
export function trustedHtml(text: string): SafeHtml {
  return { html: text };
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  if ('html' in part) return part.html;
  return part.map((one) => one.html).join('');
}
